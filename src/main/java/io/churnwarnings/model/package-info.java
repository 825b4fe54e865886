/**
 * What a shop's customers have in common, and how likely one of them is lost. Knows the domain,
 * Jackson and statistics. / Start with {@link LossProbability}.
 */
package io.churnwarnings.model;
