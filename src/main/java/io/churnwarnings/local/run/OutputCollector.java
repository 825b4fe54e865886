package io.churnwarnings.local.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.churnwarnings.local.cluster.LocalJob;
import io.churnwarnings.local.cluster.LocalTopics;
import io.churnwarnings.local.cluster.TopicTail;
import io.churnwarnings.tools.Console;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Collects the job's output: warnings and rejected records go to their files as they arrive, some
 * warnings also to the screen.
 */
final class OutputCollector implements AutoCloseable {

    private static final int LINES_PER_SECOND = 4;

    private final RunPlan plan;
    private final LineSample sample;
    private final DeadLetters letters;
    private final TopicTail events;
    private final TopicTail rejected;
    private final EventTally tally = new EventTally();
    private final Map<String, Long> reasons = new ConcurrentSkipListMap<>();

    OutputCollector(
            String bootstrapServers,
            LocalJob job,
            LocalTopics topics,
            RunPlan plan,
            Console console) {
        this.plan = plan;
        this.sample =
                new LineSample(LINES_PER_SECOND, System::currentTimeMillis, console::shortLine);
        this.letters = new DeadLetters(bootstrapServers);
        this.events = new TopicTail(bootstrapServers, job.events(), topics, this::takeEvent);
        this.rejected = new TopicTail(bootstrapServers, job.rejected(), topics, this::takeRejected);
    }

    /** Returns when all that was committed is in the files. */
    void finish() throws Exception {
        events.readToEnd();
        rejected.readToEnd();
        sample.sayHowManyWereKept();
        flush();
    }

    /** Flushes the files, so that readers see all output so far. */
    void flush() throws IOException {
        plan.events().flush();
        plan.rejected().flush();
    }

    EventTally events() {
        return tally;
    }

    /** How many records were rejected, by reason. */
    Map<String, Long> reasons() {
        return reasons;
    }

    private void takeEvent(ConsumerRecord<byte[], byte[]> record) throws IOException {
        JsonNode event = plan.events().add(record.value());
        tally.add(event);
        if (plan.critic() != null) {
            plan.critic().hear(event);
        }
        sample.offer(() -> EventLine.of(event));
    }

    private void takeRejected(ConsumerRecord<byte[], byte[]> record) throws IOException {
        plan.rejected().add(letters.read(record));
        reasons.merge(
                new String(record.headers().lastHeader("reason").value(), UTF_8), 1L, Long::sum);
    }

    @Override
    public void close() throws Exception {
        events.close();
        rejected.close();
        letters.close();
    }
}
