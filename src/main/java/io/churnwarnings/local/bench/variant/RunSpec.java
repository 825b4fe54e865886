package io.churnwarnings.local.bench.variant;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * One run of one variant.
 *
 * @param variant what runs
 * @param bootstrapServers the broker
 * @param topic where the facts are
 * @param outTopic where the warnings go
 * @param facts how many records are in the topic
 * @param warmUp how many of them are read before anything is measured
 * @param parallelism of the job
 * @param checkpointInterval from the beginning of one checkpoint to that of the next
 * @param mostSeconds when the run is cut short, in seconds after the warm-up; 0: never
 * @param settings of the job and of Flink, before all others
 * @param folder for checkpoints and scratch
 */
public record RunSpec(
        Variant variant,
        String bootstrapServers,
        String topic,
        String outTopic,
        long facts,
        long warmUp,
        int parallelism,
        Duration checkpointInterval,
        int mostSeconds,
        Map<String, String> settings,
        Path folder) {}
