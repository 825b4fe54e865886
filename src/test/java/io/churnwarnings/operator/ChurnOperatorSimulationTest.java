package io.churnwarnings.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.CustomerFact;
import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.reference.Arrival;
import io.churnwarnings.reference.ExpectedEvent;
import io.churnwarnings.reference.NastyLog;
import io.churnwarnings.reference.ReferenceTimeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The real operator against the reference model: several customers, facts in and out of time, the
 * clock in steps and jumps, snapshots that are restored on another number of subtasks. After every
 * step the events, the timers and the state entries are the model's.
 */
class ChurnOperatorSimulationTest {

    private static final int SEEDS = Integer.getInteger("simulation.operator.seeds", 2_000);
    private static final int BATCH = 100;
    private static final int ROCKSDB_EVERY = 50;
    private static final List<String> CUSTOMERS = List.of("ann", "bob", "客户-1", "guest");

    static LongStream batches() {
        return LongStream.range(0, SEEDS / BATCH).map(batch -> batch * BATCH);
    }

    @ParameterizedTest(name = "seeds {0} and the 99 after it")
    @MethodSource("batches")
    void saysAndKeepsWhatTheReferenceDoes(long firstSeed) throws Exception {
        for (long seed = firstSeed; seed < firstSeed + BATCH; seed++) {
            NastyLog log = seed % 2 == 0 ? NastyLog.onTime(seed) : NastyLog.withLateFacts(seed);
            StateBackend backend =
                    seed % ROCKSDB_EVERY == 0
                            ? new EmbeddedRocksDBStateBackend()
                            : new HashMapStateBackend();
            new Play(seed, log, backend).run();
        }
    }

    /** One log, dealt out to some customers. */
    private static final class Play {

        private final NastyLog log;
        private final StateBackend backend;
        private final Random random;
        private final Map<String, ReferenceTimeline> references = new LinkedHashMap<>();
        private Subtasks subtasks;
        private long clock = Long.MIN_VALUE;
        private int step;

        Play(long seed, NastyLog log, StateBackend backend) {
            this.log = log;
            this.backend = backend;
            random = new Random(seed);
            CUSTOMERS.forEach(id -> references.put(id, new ReferenceTimeline(id, log.policy())));
        }

        void run() throws Exception {
            subtasks = Subtasks.start(log.policy(), 1 + random.nextInt(4), backend);
            try {
                for (Arrival arrival : log.arrivals()) {
                    if (random.nextInt(log.arrivals().size()) < 3) {
                        restart();
                    }
                    if (!play(arrival)) {
                        return;
                    }
                    step++;
                }
            } finally {
                subtasks.close();
            }
        }

        private boolean play(Arrival arrival) throws Exception {
            List<ExpectedEvent> expected = new ArrayList<>();
            if (arrival instanceof Arrival.OfFact taken) {
                boolean late = taken.fact().occurredAt() <= clock;
                for (Map.Entry<String, ReferenceTimeline> customer : references.entrySet()) {
                    if (random.nextBoolean()) {
                        continue;
                    }
                    if (late && customer.getValue().hasFolded()) {
                        // What a late fact still recognises among half-forgotten ones is left open.
                        return false;
                    }
                    expected.addAll(customer.getValue().arrive(taken.fact()));
                    subtasks.take(new CustomerFact(customer.getKey(), taken.fact()));
                }
            } else {
                long to = ((Arrival.OfClock) arrival).to();
                references.values().forEach(reference -> expected.addAll(reference.advance(to)));
                clock = Math.max(clock, to);
                subtasks.advance(to);
            }
            check(arrival, expected);
            return true;
        }

        private void check(Arrival arrival, List<ExpectedEvent> expected) {
            String where = "step " + step + ", " + arrival + ", of\n" + log;
            List<WarningEvent> actual = subtasks.output();
            for (String customer : references.keySet()) {
                assertThat(
                                actual.stream()
                                        .filter(e -> e.customerId().equals(customer))
                                        .map(WarningEvent::eventId))
                        .as("%s, %s", customer, where)
                        .containsExactlyElementsOf(
                                expected.stream()
                                        .filter(e -> e.customerId().equals(customer))
                                        .map(ExpectedEvent::eventId)
                                        .toList());
            }
            long kept =
                    references.values().stream().filter(ReferenceTimeline::keepsAnything).count();
            assertThat(subtasks.entries()).as("state entries, %s", where).isEqualTo((int) kept);
            assertThat(subtasks.timers()).as("timers, %s", where).isEqualTo((int) kept);
        }

        private void restart() throws Exception {
            int before = subtasks.parallelism();
            var state = subtasks.snapshot(step + 1);
            subtasks.close();
            subtasks =
                    Subtasks.restore(log.policy(), 1 + random.nextInt(4), backend, state, before);
        }
    }
}
