package io.churnwarnings.tools.backtest;

import io.churnwarnings.domain.EventType;
import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.tools.input.Arrival;
import io.churnwarnings.tools.input.FactLog;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * What rules come to on a history: the messages that ask somebody to act, by what they are and of
 * whom.
 */
public final class DryRun {

    private static final int BATCH = 1_000;

    private final Map<Kind, Long> counts = new TreeMap<>();
    private final Set<String> customers = new HashSet<>();

    private DryRun() {}

    /**
     * Walks through all of a history.
     *
     * @param from what is said from this instant on is counted, UTC epoch milliseconds
     * @param progress told after some customers how many they were
     */
    public static DryRun of(FactLog log, Rulebook rules, long from, LongConsumer progress) {
        DryRun run = new DryRun();
        List<String> all = List.copyOf(log.customers());
        for (int i = 0; i < all.size(); i += BATCH) {
            List<String> some = all.subList(i, Math.min(all.size(), i + BATCH));
            some.parallelStream()
                    .map(customer -> said(customer, log, rules, from))
                    .toList()
                    .forEach(run::add);
            progress.accept(some.size());
        }
        return run;
    }

    private static List<WarningEvent> said(
            String customer, FactLog log, Rulebook rules, long from) {
        List<Arrival> arrivals = log.arrivals(customer);
        List<WarningEvent> events = new ArrayList<>();
        Replay.play(
                customer,
                arrivals,
                log.finalClock(),
                rules,
                event -> {
                    if (event.occurredAt() >= from && asksToAct(event)) {
                        events.add(event);
                    }
                });
        return events;
    }

    private static boolean asksToAct(WarningEvent event) {
        return event.type() == EventType.RAISED || event.type() == EventType.DRIFTING;
    }

    private void add(List<WarningEvent> events) {
        for (WarningEvent event : events) {
            counts.merge(Kind.of(event), 1L, Long::sum);
            customers.add(event.customerId());
        }
    }

    /** How many messages there were of each kind. */
    public Map<Kind, Long> counts() {
        return counts;
    }

    /** How many messages there were in all. */
    public long messages() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Of whom there was a message. */
    public Set<String> customers() {
        return customers;
    }

    /**
     * Messages that are alike.
     *
     * @param what the stage, or {@code DRIFTING}
     * @param who type and value as of the message
     */
    public record Kind(String what, String who) implements Comparable<Kind> {

        static Kind of(WarningEvent event) {
            return new Kind(
                    event.stage() == null ? event.type().name() : event.stage().name(),
                    event.customerType() + " " + event.rfm().value());
        }

        @Override
        public int compareTo(Kind other) {
            int byWhat = what.compareTo(other.what);
            return byWhat == 0 ? who.compareTo(other.who) : byWhat;
        }
    }
}
