package io.churnwarnings.kafka.log;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.kafka.common.TopicPartition;

/** Asks the brokers about the logs of partitions. */
interface LogInspector extends AutoCloseable {

    /**
     * Looks the partitions up. Never blocks.
     *
     * @return the logs of all partitions that the brokers know and have answered about; completed
     *     exceptionally if they do not answer at all
     */
    CompletableFuture<Map<TopicPartition, LogView>> inspect(List<LogPosition> positions);

    /** Makes the inspector of one reader. */
    @FunctionalInterface
    interface Factory extends Serializable {

        LogInspector create(SourceReaderContext context);
    }
}
