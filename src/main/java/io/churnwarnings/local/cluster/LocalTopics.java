package io.churnwarnings.local.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;

/** The topics of a run on the embedded broker. */
public final class LocalTopics implements AutoCloseable {

    /** The number of partitions of every topic, whatever the parallelism. */
    public static final int PARTITIONS = 4;

    /**
     * The largest record that goes through: far more than the job accepts, so that it can refuse.
     */
    public static final int MAX_RECORD_BYTES = 96 * 1024 * 1024;

    private static final String FOREVER = String.valueOf(Long.MAX_VALUE);
    private static final String SEGMENT_BYTES = String.valueOf(1024 * 1024 * 1024);

    private final Admin admin;

    public LocalTopics(String bootstrapServers) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /**
     * Creates topics that neither refuse nor delete a record for its age, and hold it in few
     * segments.
     */
    public void create(List<String> names) throws ExecutionException, InterruptedException {
        Map<String, String> settings =
                Map.of(
                        TopicConfig.RETENTION_MS_CONFIG, "-1",
                        TopicConfig.RETENTION_BYTES_CONFIG, "-1",
                        TopicConfig.SEGMENT_MS_CONFIG, FOREVER,
                        TopicConfig.SEGMENT_BYTES_CONFIG, SEGMENT_BYTES,
                        TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, FOREVER,
                        TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, FOREVER,
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(MAX_RECORD_BYTES));
        List<NewTopic> topics =
                names.stream()
                        .map(name -> new NewTopic(name, PARTITIONS, (short) 1).configs(settings))
                        .toList();
        admin.createTopics(topics).all().get();
    }

    /**
     * The end of {@code topic}, or null while it has open transactions, which may still be
     * committed or aborted.
     */
    Map<TopicPartition, Long> committedEnd(String topic)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> written = ends(topic, IsolationLevel.READ_UNCOMMITTED);
        return ends(topic, IsolationLevel.READ_COMMITTED).equals(written) ? written : null;
    }

    private Map<TopicPartition, Long> ends(String topic, IsolationLevel isolation)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        partitions(topic).forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
                admin.listOffsets(wanted, new ListOffsetsOptions(isolation))
                        .all()
                        .get()
                        .entrySet()) {
            ends.put(end.getKey(), end.getValue().offset());
        }
        return ends;
    }

    static List<TopicPartition> partitions(String topic) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            partitions.add(new TopicPartition(topic, partition));
        }
        return partitions;
    }

    @Override
    public void close() {
        admin.close();
    }
}
