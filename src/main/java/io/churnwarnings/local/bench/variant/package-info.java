/**
 * One variant of the job, run once and measured. Knows the job, the textbook job and
 * local.bench.process. Start with {@link VariantRun}.
 */
package io.churnwarnings.local.bench.variant;
