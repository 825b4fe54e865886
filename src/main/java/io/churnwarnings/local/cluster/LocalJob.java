package io.churnwarnings.local.cluster;

import io.churnwarnings.codec.DecodingRules;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What the local run has to know of the job.
 *
 * @param facts the topic that it reads
 * @param events the topic of the warnings
 * @param rejected the topic of the records that it could not take
 * @param rules what it takes a fact by
 * @param disorder how far its clock stays behind the facts
 * @param quietAfter after how long a silence its clock goes on with the wall time; null if it never
 *     does
 * @param source the name of the operator that reads
 * @param operator the name of the operator that has the clock
 * @param graph defines the job in an environment
 */
public record LocalJob(
        String facts,
        String events,
        String rejected,
        DecodingRules rules,
        Duration disorder,
        Duration quietAfter,
        String source,
        String operator,
        Consumer<StreamExecutionEnvironment> graph) {

    /** Makes the job for a broker whose address is not known before it runs. */
    public interface Factory {

        LocalJob on(String bootstrapServers);
    }
}
