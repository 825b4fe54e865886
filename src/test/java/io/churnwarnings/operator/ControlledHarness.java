package io.churnwarnings.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.domain.ControlMessage;
import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.operator.control.RulebookReader;
import io.churnwarnings.testkit.Policies;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/**
 * All subtasks of the operator that is instructed while it runs, each in a harness. Its turns come
 * with {@link #turn} alone.
 */
public final class ControlledHarness implements AutoCloseable {

    static final Policy POLICY = Policies.standard();

    private final List<
                    KeyedTwoInputStreamOperatorTestHarness<
                            String, CustomerFact, ControlMessage, WarningEvent>>
            harnesses = new ArrayList<>();

    private long turns;

    private ControlledHarness() {}

    public static ControlledHarness start(int parallelism) throws Exception {
        return restore(parallelism, new HashMapStateBackend(), null, 0);
    }

    public static ControlledHarness restore(
            int parallelism, StateBackend backend, OperatorSubtaskState state, int before)
            throws Exception {
        ControlledHarness subtasks = new ControlledHarness();
        for (int i = 0; i < parallelism; i++) {
            KeyedTwoInputStreamOperatorTestHarness<
                            String, CustomerFact, ControlMessage, WarningEvent>
                    harness =
                            new KeyedTwoInputStreamOperatorTestHarness<>(
                                    new ControlledChurnOperator(
                                            POLICY, CacheMemory.BY_HEAP, null, ListedRules::new),
                                    CustomerFact::customerId,
                                    null,
                                    BasicTypeInfo.STRING_TYPE_INFO,
                                    Subtasks.MAX_PARALLELISM,
                                    parallelism,
                                    i);
            subtasks.harnesses.add(harness);
            harness.setStateBackend(backend);
            if (state != null) {
                harness.initializeState(
                        AbstractStreamOperatorTestHarness.repartitionOperatorState(
                                state, Subtasks.MAX_PARALLELISM, before, parallelism, i));
            }
            harness.open();
        }
        return subtasks;
    }

    /** The line of AT_RISK in cycles, from an instant on. */
    public static ControlMessage rules(double atRiskCycles, long from) {
        return ControlMessage.rules(
                null, ("" + atRiskCycles).getBytes(UTF_8), from - 600_000, from);
    }

    private static Rulebook rulebook(List<ControlMessage> accepted) {
        Rulebook rulebook = Rulebook.of(POLICY);
        for (ControlMessage rules :
                accepted.stream()
                        .sorted(Comparator.comparingLong(ControlMessage::effectiveFrom))
                        .toList()) {
            rulebook =
                    rulebook.with(
                            rules.effectiveFrom(),
                            POLICY.withLines(
                                    Double.parseDouble(new String(rules.value(), UTF_8)),
                                    POLICY.likelyLostCycles(),
                                    POLICY.lostAfter(),
                                    0,
                                    POLICY.rfm().plays()));
        }
        return rulebook;
    }

    public void buys(String customer, double... days) throws Exception {
        for (double day : days) {
            take(
                    new CustomerFact(
                            customer,
                            new Fact(
                                    OperatorHarness.day(day),
                                    "o" + day,
                                    FactType.PURCHASE,
                                    10_0000,
                                    "CNY")));
        }
    }

    public void take(CustomerFact fact) throws Exception {
        harnesses
                .get(Subtasks.subtask(fact.customerId(), harnesses.size()))
                .processElement1(new StreamRecord<>(fact));
    }

    public void tell(ControlMessage instruction) throws Exception {
        for (var harness : harnesses) {
            harness.processElement2(new StreamRecord<>(instruction));
        }
    }

    public void facts(long watermark) throws Exception {
        for (var harness : harnesses) {
            harness.processWatermark1(new Watermark(watermark));
        }
    }

    public void instructions(long watermark) throws Exception {
        for (var harness : harnesses) {
            harness.processWatermark2(new Watermark(watermark));
        }
    }

    /** Lets every subtask run one step of its work between records. */
    public void turn() throws Exception {
        turns += 10;
        for (var harness : harnesses) {
            harness.setProcessingTime(turns);
        }
    }

    /** Lets the sweep come to its end; returns after how many turns. */
    public int align() throws Exception {
        int before = (int) turns / 10;
        while (!isAligned()) {
            turn();
        }
        return (int) turns / 10 - before;
    }

    public boolean isAligned() {
        return harnesses.stream()
                .map(harness -> (ControlledChurnOperator) harness.getOperator())
                .allMatch(operator -> operator.sweep.isComplete());
    }

    /** The clocks that were handed on and the events, in sentences. */
    public List<String> output() {
        List<String> output = new ArrayList<>();
        for (var harness : harnesses) {
            for (Object element : harness.getOutput()) {
                output.add(
                        element instanceof StreamRecord<?> r
                                ? tell((WarningEvent) r.getValue())
                                : "clock " + day(((Watermark) element).getTimestamp()));
            }
            harness.getOutput().clear();
        }
        return output;
    }

    public List<WarningEvent> events() {
        List<WarningEvent> events = new ArrayList<>();
        for (var harness : harnesses) {
            harness.extractOutputValues().forEach(events::add);
            harness.getOutput().clear();
        }
        return events;
    }

    public OperatorSubtaskState snapshot(long checkpoint) throws Exception {
        List<OperatorSubtaskState> states = new ArrayList<>();
        for (var harness : harnesses) {
            states.add(harness.snapshot(checkpoint, checkpoint));
        }
        return AbstractStreamOperatorTestHarness.repackageState(
                states.toArray(OperatorSubtaskState[]::new));
    }

    public long customers() throws Exception {
        for (var harness : harnesses) {
            harness.prepareSnapshotPreBarrier(0);
        }
        return harnesses.stream()
                .map(harness -> (ControlledChurnOperator) harness.getOperator())
                .mapToLong(operator -> operator.counts.customers())
                .sum();
    }

    public int parallelism() {
        return harnesses.size();
    }

    @Override
    public void close() throws Exception {
        for (var harness : harnesses) {
            harness.close();
        }
    }

    private static String tell(WarningEvent event) {
        return event.customerId()
                + " "
                + event.type()
                + (event.stage() == null ? "" : " " + event.stage())
                + " "
                + day(event.occurredAt());
    }

    private static String day(long instant) {
        if (instant == Watermark.MAX_WATERMARK.getTimestamp()) {
            return "end";
        }
        double day = (instant - OperatorHarness.day(0)) / (double) Policies.DAY;
        return day == Math.rint(day) ? "" + (long) day : "%.3f".formatted(day);
    }

    private static final class ListedRules implements RulebookReader.Growing {

        private final List<ControlMessage> accepted = new ArrayList<>();

        @Override
        public void add(ControlMessage document) {
            accepted.add(document);
        }

        @Override
        public Rulebook rulebook() {
            return ControlledHarness.rulebook(accepted);
        }
    }
}
