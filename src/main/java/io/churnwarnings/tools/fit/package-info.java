/** Fits the population model to a shop's history, by maximum likelihood. */
package io.churnwarnings.tools.fit;
