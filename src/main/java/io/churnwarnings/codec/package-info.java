/**
 * Bytes to domain and back: what the topics carry. Knows JSON and the domain, and nothing of what
 * runs the job.
 */
package io.churnwarnings.codec;
