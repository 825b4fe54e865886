package io.churnwarnings.savepoint;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Passes a job's results to the caller in the same JVM. Flink's own {@code executeAndCollect} opens
 * a port for that, from which any process on the machine could read the customers.
 */
final class Handover<T> implements Sink<T> {

    private static final long serialVersionUID = 1L;

    private static final Map<String, Inbox<?>> INBOXES = new ConcurrentHashMap<>();

    private final String name;

    private Handover(String name) {
        this.name = name;
    }

    /** Takes the results one at a time. */
    interface Visitor<T> {

        void take(T found) throws IOException;
    }

    /**
     * Runs the job, and returns when all results were taken.
     *
     * @throws Exception the visitor's exception, or the cause of the job's failure
     */
    static <T> void run(DataStream<T> found, Visitor<T> visitor) throws Exception {
        String name = UUID.randomUUID().toString();
        Inbox<T> inbox = new Inbox<>(visitor);
        INBOXES.put(name, inbox);
        try {
            found.sinkTo(new Handover<>(name));
            found.getExecutionEnvironment().execute("savepoint");
        } catch (Exception e) {
            throw inbox.failure() == null ? e : inbox.failure();
        } finally {
            INBOXES.remove(name);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return (Inbox<T>) INBOXES.get(name);
    }

    /** Of one job, for all of its subtasks. */
    private static final class Inbox<T> implements SinkWriter<T> {

        private final Visitor<T> visitor;
        private Exception failure;

        Inbox(Visitor<T> visitor) {
            this.visitor = visitor;
        }

        @Override
        public synchronized void write(T found, Context context) throws IOException {
            if (failure == null) {
                try {
                    visitor.take(found);
                } catch (IOException | RuntimeException e) {
                    failure = e;
                    throw e;
                }
            }
        }

        synchronized Exception failure() {
            return failure;
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
