package io.churnwarnings.job.settings;

import io.churnwarnings.kafka.client.KafkaSinkSpec;

/**
 * A topic that the job writes.
 *
 * @param topic its name
 * @param sink how it is written
 */
public record OutputTopic(String topic, KafkaSinkSpec sink) {}
