/**
 * Measures the job against its parts and against a textbook job. Knows its own rooms and
 * local.cluster. Start with {@link BenchCommand}.
 */
package io.churnwarnings.local.bench;
