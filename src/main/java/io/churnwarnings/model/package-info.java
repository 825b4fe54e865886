/**
 * What a shop's customers have in common, and how likely one of them is lost. Knows the domain,
 * Jackson and statistics.
 */
package io.churnwarnings.model;
