/**
 * Flink serializers and types of all that operators hand on; formats that states share. Knows the
 * domain, the codec and Flink. Snapshot classes keep their names. Start with {@link Types}.
 */
package io.churnwarnings.serde;
