package io.churnwarnings.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The faults that hit a running job, and how long it took until warnings were visible again. */
final class Tally {

    private final Map<FaultKind, List<Long>> recoveries = new EnumMap<>(FaultKind.class);
    private int amidRecovery;

    void hit(FaultKind kind, long recoveryMillis) {
        recoveries.computeIfAbsent(kind, k -> new ArrayList<>()).add(recoveryMillis);
    }

    /** A further fault came before the job had recovered: it does not count as a hit. */
    void amidRecovery() {
        amidRecovery++;
    }

    void add(Tally other) {
        other.recoveries.forEach((kind, times) -> times.forEach(time -> hit(kind, time)));
        amidRecovery += other.amidRecovery;
    }

    int hits() {
        return all().size();
    }

    private List<Long> all() {
        return recoveries.values().stream().flatMap(List::stream).toList();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append("%-20s %5s %14s %14s%n".formatted("fault", "hits", "median [s]", "worst [s]"));
        recoveries.forEach((kind, times) -> text.append(line(kind.name(), times)));
        text.append(line("all", all()));
        text.append("%-20s %5d%n".formatted("amid a recovery", amidRecovery));
        return text.toString();
    }

    private static String line(String name, List<Long> times) {
        List<Long> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        double median = sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2) / 1e3;
        double worst = sorted.isEmpty() ? 0 : sorted.get(sorted.size() - 1) / 1e3;
        return "%-20s %5d %14.1f %14.1f%n".formatted(name, sorted.size(), median, worst);
    }
}
