/**
 * Fits the population model to a shop's history, by maximum likelihood. Start with {@link
 * PopulationFit}.
 */
package io.churnwarnings.tools.fit;
