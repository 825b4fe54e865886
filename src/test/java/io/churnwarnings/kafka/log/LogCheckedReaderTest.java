package io.churnwarnings.kafka.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

/** The regular look comes every 100 ns. Every log begins at 0, ends at 50 and is the same topic. */
class LogCheckedReaderTest {

    private static final Uuid TOPIC = new Uuid(1, 1);

    private final FakeKafkaReader delegate = new FakeKafkaReader();
    private final Questions questions = new Questions();
    private long now;

    private final LogCheckedReader<String> reader =
            new LogCheckedReader<>(
                    delegate,
                    questions,
                    new LogMetrics(new UnregisteredMetricsGroup()),
                    100,
                    () -> now);

    @Test
    void aSplitIsHandedOverAsSoonAsItsLogIsChecked() throws Exception {
        reader.addSplits(List.of(split(0)));
        reader.notifyNoMoreSplits();
        reader.pollNext(null);
        assertThat(delegate.given).isEmpty();
        assertThat(reader.isAvailable()).isNotDone();
        assertThat(reader.snapshotState(1)).containsExactly(split(0));

        questions.answer(0);
        assertThat(reader.isAvailable()).isDone();
        reader.pollNext(null);
        assertThat(delegate.given).containsExactly("purchases-0@10", "no more");
        assertThat(reader.isAvailable()).isNotDone();
    }

    @Test
    void aSplitThatWasPausedBeforeItWasHandedOverWaitsUntilItIsResumed() throws Exception {
        reader.addSplits(List.of(split(0), split(1)));
        reader.pauseOrResumeSplits(List.of("purchases-0"), List.of());
        reader.pollNext(null);
        reader.pauseOrResumeSplits(List.of("purchases-1"), List.of());
        questions.answer(0, 1);
        reader.pollNext(null);
        assertThat(delegate.given).isEmpty();
        assertThat(reader.snapshotState(1)).containsExactly(split(0), split(1));

        reader.pauseOrResumeSplits(List.of(), List.of("purchases-0"));
        reader.pollNext(null);
        questions.answer(0, 1);
        reader.pollNext(null);
        assertThat(delegate.given).containsExactly("purchases-0@10");
    }

    @Test
    void unansweredQuestionsAreRepeatedAtTheNextCheck() throws Exception {
        reader.addSplits(List.of(split(0), split(1)));
        reader.pollNext(null);
        questions.fail();
        reader.pollNext(null);
        assertThat(questions.open).as("not at once").isEmpty();
        assertThat(reader.isAvailable()).isNotDone();

        now += 100;
        reader.pollNext(null);
        questions.answer(1);
        reader.pollNext(null);
        assertThat(delegate.given).containsExactly("purchases-1@10");

        now += 100;
        reader.pollNext(null);
        questions.answer(0);
        reader.pollNext(null);
        assertThat(delegate.given).containsExactly("purchases-1@10", "purchases-0@10");
    }

    private static KafkaPartitionSplit split(int partition) {
        return new LogSplit(
                new TopicPartition("purchases", partition),
                10,
                KafkaPartitionSplit.NO_STOPPING_OFFSET,
                TOPIC,
                5);
    }

    private static final class Questions implements LogInspector {

        final Deque<CompletableFuture<Map<TopicPartition, LogView>>> open = new ArrayDeque<>();

        @Override
        public CompletableFuture<Map<TopicPartition, LogView>> inspect(
                List<LogPosition> positions) {
            open.add(new CompletableFuture<>());
            return open.getLast();
        }

        void answer(int... partitions) {
            Map<TopicPartition, LogView> views = new HashMap<>();
            for (int partition : partitions) {
                views.put(
                        new TopicPartition("purchases", partition),
                        new LogView(TOPIC, 0, 50, false));
            }
            open.remove().complete(views);
        }

        void fail() {
            open.remove().completeExceptionally(new KafkaException("not there"));
        }

        @Override
        public void close() {}
    }
}
