package io.churnwarnings.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both write-behind stores over Flink's own backends find everything again on other subtasks. */
class WriteBehindRescaleTest {

    private static final int MAX_PARALLELISM = 16;
    private static final int CUSTOMERS = 500;
    private static final long DAY = 1_000;

    private final Random random = new Random(7);
    private final List<
                    KeyedOneInputStreamOperatorTestHarness<String, Map.Entry<String, Long>, String>>
            subtasks = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, Long> pendingEvents = new HashMap<>();

    @ParameterizedTest
    @CsvSource({
        "0,false",
        "20000,false",
        "1000000000,false",
        "0,true",
        "20000,true",
        "1000000000,true"
    })
    void everythingIsRestored(long budget, boolean rocksDb) throws Exception {
        StateBackend backend =
                rocksDb ? new EmbeddedRocksDBStateBackend() : new HashMapStateBackend();
        OperatorSubtaskState state = null;
        int before = 0;
        long clock = 0;
        for (int parallelism : new int[] {2, 3, 1, 4}) {
            start(budget, backend, parallelism, state, before);
            for (int i = 0; i < CUSTOMERS; i++) {
                add("客" + random.nextInt(CUSTOMERS), clock + 1 + random.nextInt(20_000));
            }
            clock += 4_500;
            advance(clock);
            come(clock);
            state = snapshot();
            before = parallelism;
            stop();
        }
        start(budget, backend, 2, state, before);
        advance(1 << 20);
        come(1 << 20);
        long kept = keys("customer");
        long chunks = keys("due");
        stop();
        assertThat(pendingEvents).isEmpty();
        assertThat(kept).as("customers").isEqualTo(counts.size());
        assertThat(chunks).as("chunks of the past").isZero();
    }

    private long keys(String state) throws Exception {
        long count = 0;
        for (var harness : subtasks) {
            WriteBehindOperator operator = (WriteBehindOperator) harness.getOperator();
            try (Stream<?> keys =
                    operator.getKeyedStateBackend().getKeys(state, VoidNamespace.INSTANCE)) {
                count += keys.count();
            }
        }
        return count;
    }

    private void advance(long clock) throws Exception {
        for (var harness : subtasks) {
            harness.processWatermark(new Watermark(clock));
        }
    }

    private void add(String id, long at) throws Exception {
        if (pendingEvents.containsKey(id)) {
            return;
        }
        pendingEvents.put(id, at);
        counts.merge(id, 1, Integer::sum);
        subtasks.get(
                        KeyGroupRangeAssignment.assignKeyToParallelOperator(
                                id, MAX_PARALLELISM, subtasks.size()))
                .processElement(new StreamRecord<>(Map.entry(id, at)));
    }

    private void come(long clock) {
        TreeSet<String> expected = new TreeSet<>();
        pendingEvents.forEach(
                (id, at) -> {
                    if (at <= clock) {
                        expected.add(id + " " + counts.get(id) + " at " + at);
                    }
                });
        pendingEvents.values().removeIf(at -> at <= clock);
        TreeSet<String> now = new TreeSet<>();
        for (var harness : subtasks) {
            now.addAll(harness.extractOutputValues());
        }
        assertThat(now).containsAll(expected);
    }

    private void start(
            long budget,
            StateBackend backend,
            int parallelism,
            OperatorSubtaskState state,
            int before)
            throws Exception {
        for (int i = 0; i < parallelism; i++) {
            var harness =
                    new KeyedOneInputStreamOperatorTestHarness<
                            String, Map.Entry<String, Long>, String>(
                            new WriteBehindOperator(budget, DAY),
                            Map.Entry::getKey,
                            BasicTypeInfo.STRING_TYPE_INFO,
                            MAX_PARALLELISM,
                            parallelism,
                            i);
            subtasks.add(harness);
            harness.setStateBackend(backend);
            if (state != null) {
                harness.initializeState(
                        AbstractStreamOperatorTestHarness.repartitionOperatorState(
                                state, MAX_PARALLELISM, before, parallelism, i));
            }
            harness.open();
        }
    }

    private OperatorSubtaskState snapshot() throws Exception {
        List<OperatorSubtaskState> states = new ArrayList<>();
        for (var harness : subtasks) {
            states.add(harness.snapshot(1, 1));
        }
        return AbstractStreamOperatorTestHarness.repackageState(
                states.toArray(OperatorSubtaskState[]::new));
    }

    private void stop() throws Exception {
        for (var harness : subtasks) {
            harness.close();
        }
        subtasks.clear();
    }
}
