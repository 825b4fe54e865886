package io.churnwarnings.operator.control;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;

/**
 * The instants up to which facts of erased customers are ignored. Facts from before the erasure may
 * still arrive, and all of them do in a replay: they are ignored until the clock has passed the
 * erasure. Then the customer's id is removed here as well.
 */
public final class Erasures {

    static final String STATE = "erased";

    private final KeyedStateBackend<String> keys;
    private final ValueState<Long> state;
    private final Map<String, Long> until = new HashMap<>();
    private final PriorityQueue<Map.Entry<String, Long>> next =
            new PriorityQueue<>(Map.Entry.comparingByValue(Comparator.naturalOrder()));

    public static ValueStateDescriptor<Long> descriptor() {
        return new ValueStateDescriptor<>(STATE, LongSerializer.INSTANCE);
    }

    /**
     * @param state described by {@link #descriptor}, of all customers of the subtask
     */
    public Erasures(KeyedStateBackend<String> keys, ValueState<Long> state) throws IOException {
        this.keys = keys;
        this.state = state;
        try (Stream<String> ids = keys.getKeys(STATE, VoidNamespace.INSTANCE)) {
            for (String id : ids.toList()) {
                keys.setCurrentKey(id);
                note(id, state.value());
            }
        }
    }

    public boolean isEmpty() {
        return until.isEmpty();
    }

    int size() {
        return until.size();
    }

    /** Whether a fact of that time counts for nothing. */
    public boolean cover(String customerId, long occurredAt) {
        Long erasedAt = until.get(customerId);
        return erasedAt != null && occurredAt <= erasedAt;
    }

    /** Ignores facts up to and including an instant, UTC epoch milliseconds. */
    public void add(String customerId, long erasedAt) throws IOException {
        Long before = until.get(customerId);
        if (before == null || before < erasedAt) {
            keys.setCurrentKey(customerId);
            state.update(erasedAt);
            note(customerId, erasedAt);
        }
    }

    /** Forgets those that the clock has passed. */
    public void expire(long clock) throws IOException {
        while (!next.isEmpty() && next.peek().getValue() <= clock) {
            Map.Entry<String, Long> passed = next.poll();
            if (until.remove(passed.getKey(), passed.getValue())) {
                keys.setCurrentKey(passed.getKey());
                state.clear();
            }
        }
    }

    private void note(String customerId, long erasedAt) {
        until.put(customerId, erasedAt);
        next.add(Map.entry(customerId, erasedAt));
    }
}
