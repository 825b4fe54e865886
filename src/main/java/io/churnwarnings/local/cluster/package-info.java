/**
 * A Kafka broker and a Flink cluster in this JVM, their topics and numbers. Knows the codec. Start
 * with {@link LocalCluster}.
 */
package io.churnwarnings.local.cluster;
