package io.churnwarnings.tools.backtest;

import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.tools.input.Arrival;
import io.churnwarnings.tools.input.FactLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * Walks through a whole history by several rules at once, some customers at a time: what the walks
 * come to is counted and not kept.
 */
final class Walks {

    private static final int BATCH = 1_000;

    /** Drift is not needed here, and changes no warning. */
    private static final Map<String, String> NO_DRIFT = Map.of("churn.drift.min-gaps", "1000000");

    private final FactLog log;
    private final Function<Map<String, String>, Policy> policies;
    private final long from;

    /**
     * Walks that have still to be made.
     *
     * @param policies the shop's rules, some settings changed
     * @param from warnings from this instant on are counted, UTC epoch milliseconds
     */
    Walks(FactLog log, Function<Map<String, String>, Policy> policies, long from) {
        this.log = log;
        this.policies = policies;
        this.from = from;
    }

    /**
     * Lets every tally count the warnings of its settings.
     *
     * @param progress called after some customers with their number
     */
    void count(List<? extends Tally> tallies, LongConsumer progress) {
        Map<Map<String, String>, List<Tally>> bySettings = new LinkedHashMap<>();
        tallies.forEach(
                tally ->
                        bySettings
                                .computeIfAbsent(tally.settings(), settings -> new ArrayList<>())
                                .add(tally));
        List<Policy> rules = bySettings.keySet().stream().map(this::policy).toList();
        List<String> customers = List.copyOf(log.customers());
        for (int i = 0; i < customers.size(); i += BATCH) {
            List<String> some = customers.subList(i, Math.min(customers.size(), i + BATCH));
            List<List<List<Warned>>> walked =
                    some.parallelStream().map(customer -> walk(customer, rules)).toList();
            walked.forEach(warnings -> count(warnings, bySettings));
            progress.accept(some.size());
        }
    }

    private static void count(
            List<List<Warned>> warnings, Map<Map<String, String>, List<Tally>> bySettings) {
        int rule = 0;
        for (List<Tally> tallies : bySettings.values()) {
            for (Warned warned : warnings.get(rule++)) {
                tallies.forEach(tally -> tally.add(warned));
            }
        }
    }

    private List<List<Warned>> walk(String customer, List<Policy> rules) {
        List<Arrival> arrivals = log.arrivals(customer);
        return rules.stream()
                .map(policy -> Replay.warnings(customer, arrivals, log.finalClock(), policy, from))
                .toList();
    }

    private Policy policy(Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(settings);
        all.putAll(NO_DRIFT);
        return policies.apply(all);
    }
}
