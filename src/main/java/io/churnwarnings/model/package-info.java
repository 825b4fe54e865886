/**
 * The population model of a shop's customers, and the probability of loss. Knows the domain,
 * Jackson and statistics. / Start with {@link LossProbability}.
 */
package io.churnwarnings.model;
