/**
 * The warnings of the job as a competent engineer writes them first, with what Flink offers for it:
 * to measure the job against. Facts must come in order and once, and nothing may be cancelled. /
 * Start with {@link WarnFunction}.
 */
package io.churnwarnings.local.bench.textbook;
