/** The job: its options, its settings and its graph. */
package io.churnwarnings.job;
