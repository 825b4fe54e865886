package io.churnwarnings.local.cluster;

import io.churnwarnings.codec.DecodingRules;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job's properties for the local run.
 *
 * @param facts the topic that it reads
 * @param events the topic of the warnings
 * @param rejected the topic of rejected records
 * @param rules the settings of its decoder
 * @param disorder the delay of its clock behind the facts
 * @param quietAfter the silence after which its clock continues with wall time; null if never
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
