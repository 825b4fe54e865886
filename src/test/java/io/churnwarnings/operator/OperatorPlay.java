package io.churnwarnings.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.testkit.oracle.Arrival;
import io.churnwarnings.testkit.oracle.ExpectedEvent;
import io.churnwarnings.testkit.oracle.NastyLog;
import io.churnwarnings.testkit.oracle.ReferenceTimeline;
import io.churnwarnings.testkit.oracle.Transcript;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;

/**
 * One log, dealt out to some customers of the real operator, which is restarted now and then, with
 * a drain before it or without.
 */
final class OperatorPlay {

    private static final List<String> CUSTOMERS = List.of("ann", "bob", "客户-1", "guest");

    /** Budgets for no customer, one, some, and all. */
    private static final long[] SIZES = {0, 1, 1_000, 1_000_000};

    /** Flink's part around the operator; a test may break it. */
    interface Surroundings {

        /** The state that is restored from a snapshot. */
        default OperatorSubtaskState restored(OperatorSubtaskState state) {
            return state;
        }

        /** The watermark that ends the input. */
        default long endOfInput() {
            return Long.MAX_VALUE;
        }
    }

    private final NastyLog log;
    private final StateBackend backend;
    private final Surroundings surroundings;
    private final Random random;
    private final CacheMemory cache;
    private final Map<String, ReferenceTimeline> references = new LinkedHashMap<>();
    private Subtasks subtasks;
    private long clock = Long.MIN_VALUE;
    private int step;

    OperatorPlay(long seed, NastyLog log, StateBackend backend, Surroundings surroundings) {
        this.log = log;
        this.backend = backend;
        this.surroundings = surroundings;
        random = new Random(seed);
        cache = new CacheMemory(SIZES[random.nextInt(SIZES.length)]);
        CUSTOMERS.forEach(id -> references.put(id, new ReferenceTimeline(id, log.policy())));
    }

    /**
     * @throws AssertionError if the operator says or keeps anything else than the reference
     */
    void run() throws Exception {
        subtasks = Subtasks.start(log.policy(), cache, 1 + random.nextInt(4), backend);
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
                    // The matches of a late fact among compacted ones are unspecified.
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

    private void check(Object what, List<ExpectedEvent> expected) throws Exception {
        String where = "step " + step + ", " + what + ", of\n" + log;
        List<WarningEvent> actual = subtasks.output();
        for (String customer : references.keySet()) {
            Transcript.assertSame(
                    actual.stream().filter(e -> e.customerId().equals(customer)).toList(),
                    expected.stream().filter(e -> e.customerId().equals(customer)).toList(),
                    customer + ", " + where);
        }
        long kept = references.values().stream().filter(ReferenceTimeline::keepsAnything).count();
        // Not at every step: looking flushes, and the customers must be dirty in between.
        if (random.nextInt(4) == 0) {
            assertThat(subtasks.entries()).as("state entries, %s", where).isEqualTo((int) kept);
            assertThat(subtasks.counted()).as("census, %s", where).isEqualTo(subtasks.kept());
        }
    }

    private void restart() throws Exception {
        if (random.nextInt(4) == 0) {
            subtasks.advance(surroundings.endOfInput());
            check("the end of the input", List.of());
        }
        int before = subtasks.parallelism();
        OperatorSubtaskState state = surroundings.restored(subtasks.snapshot(step + 1));
        subtasks.close();
        subtasks =
                Subtasks.restore(
                        log.policy(), cache, 1 + random.nextInt(4), backend, state, before);
    }
}
