package io.churnwarnings.tools.fit;

/**
 * The largest likelihood that was found.
 *
 * @param parameters where
 * @param log its logarithm
 */
record Maximum(double[] parameters, double log) {}
