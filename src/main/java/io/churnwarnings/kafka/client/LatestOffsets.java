package io.churnwarnings.kafka.client;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Starts at the last stable offset, as a number. The connector's own {@code latest} is a marker
 * that the reader resolves again at each start until a record has arrived: a job that is stopped
 * before would skip the records written meanwhile.
 *
 * @param admin settings of an admin client
 */
record LatestOffsets(Properties admin) implements OffsetsInitializer {

    @Override
    public Map<TopicPartition, Long> getPartitionOffsets(
            Collection<TopicPartition> partitions, PartitionOffsetsRetriever retriever) {
        try (Admin client = Admin.create(admin)) {
            Map<TopicPartition, ListOffsetsResultInfo> ends =
                    client.listOffsets(
                                    partitions.stream()
                                            .collect(
                                                    Collectors.toMap(
                                                            partition -> partition,
                                                            partition -> OffsetSpec.latest())),
                                    new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                            .all()
                            .get();
            Map<TopicPartition, Long> offsets = new HashMap<>();
            ends.forEach((partition, end) -> offsets.put(partition, end.offset()));
            return offsets;
        } catch (ExecutionException e) {
            throw new KafkaException("cannot find out where " + partitions + " end", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    @Override
    public OffsetResetStrategy getAutoOffsetResetStrategy() {
        return OffsetResetStrategy.EARLIEST;
    }

    /** Without the settings, among which are passwords. */
    @Override
    public String toString() {
        return "latest";
    }
}
