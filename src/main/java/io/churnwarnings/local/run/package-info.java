/**
 * One local run from its plan to its summary. Knows local.cluster, the made-up shop and the tools.
 * Start with {@link LocalRun}.
 */
package io.churnwarnings.local.run;
