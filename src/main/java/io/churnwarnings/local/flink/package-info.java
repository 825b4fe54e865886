/**
 * A Flink cluster in this JVM that nothing outside of it can reach, except a read-only page on
 * loopback. Start with {@link ClosedCluster}.
 */
package io.churnwarnings.local.flink;
