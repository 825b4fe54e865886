package io.churnwarnings.local.bench;

import io.churnwarnings.local.bench.variant.RunResult;
import io.churnwarnings.local.bench.variant.Variant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Prints the results of a comparison as a table. */
final class BenchReport {

    private static final double MEGABYTE = 1024 * 1024;
    private static final List<List<Variant>> RATIOS =
            List.of(
                    List.of(Variant.DECODE, Variant.READ),
                    List.of(Variant.KEYED, Variant.DECODE),
                    List.of(Variant.HASHMAP, Variant.KEYED),
                    List.of(Variant.JOB, Variant.KEYED),
                    List.of(Variant.EVENTS, Variant.KEYED),
                    List.of(Variant.JOB, Variant.EVENTS),
                    List.of(Variant.JOB, Variant.HASHMAP),
                    List.of(Variant.JOB, Variant.TEXTBOOK),
                    List.of(Variant.PROFILES, Variant.JOB),
                    List.of(Variant.TEXTBOOK, Variant.KEYED));

    private final ComparisonResult comparison;
    private final Map<String, List<RunResult>> byVariant = new LinkedHashMap<>();

    BenchReport(ComparisonResult comparison) {
        this.comparison = comparison;
        comparison
                .runs()
                .forEach(
                        run ->
                                byVariant
                                        .computeIfAbsent(
                                                run.result().variant(), v -> new ArrayList<>())
                                        .add(run.result()));
    }

    /** One run in one line. */
    static String line(RunResult r) {
        return ("%,.0f/s, %,.0f a CPU second (%.1f s, of it collector %.1f, rocksdb %.1f; compiler"
                        + " besides %.1f), %,d events%s")
                .formatted(
                        r.perSecond(),
                        r.perCpuSecond(),
                        r.cpuSeconds() - r.compilerSeconds(),
                        r.collectorSeconds(),
                        r.rocksdbSeconds(),
                        r.compilerSeconds(),
                        r.warnings(),
                        r.complete() ? "" : ", cut short");
    }

    /** The whole comparison. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(
                "%n%,d facts of %,d customers (%s), parallelism %d, checkpoints every %d s%n%n"
                        .formatted(
                                comparison.facts(),
                                comparison.customers(),
                                comparison.zipf() == 0 ? "uniform" : "zipf " + comparison.zipf(),
                                comparison.parallelism(),
                                comparison.checkpointSeconds()));
        text.append(
                "%-9s %22s %24s %12s %8s %8s %8s %9s %10s %9s%n"
                        .formatted(
                                "",
                                "facts/s (spread)",
                                "facts/CPU-s (spread)",
                                "to commit",
                                "peak MB",
                                "heap MB",
                                "ckpts",
                                "ckpt ms",
                                "ckpt MB",
                                "B/cust."));
        byVariant.forEach((name, runs) -> text.append(row(name, runs)));
        text.append(
                "\nper own CPU second, the compiler's left out; median (spread) of the rounds\n");
        for (List<Variant> pair : RATIOS) {
            text.append(ratio(pair.get(0), pair.get(1)));
        }
        return text.toString();
    }

    private static String row(String name, List<RunResult> runs) {
        return "%-9s %12s %9s %14s %9s %,12.0f %,8.0f %,8.0f %8.0f %9.0f %10.1f %9s%n"
                .formatted(
                        name,
                        "%,.0f".formatted(median(runs, RunResult::perSecond)),
                        spread(runs, RunResult::perSecond),
                        "%,.0f".formatted(median(runs, RunResult::perCpuSecond)),
                        spread(runs, RunResult::perCpuSecond),
                        median(runs, RunResult::perCpuSecondToTheCommit),
                        median(runs, RunResult::peakBytes) / MEGABYTE,
                        median(runs, RunResult::peakHeapBytes) / MEGABYTE,
                        median(runs, RunResult::checkpoints),
                        median(runs, RunResult::checkpointMillis),
                        median(runs, RunResult::checkpointBytes) / MEGABYTE,
                        runs.get(0).customers() == 0
                                ? "-"
                                : "%.0f"
                                        .formatted(
                                                median(
                                                        runs,
                                                        r ->
                                                                (double) r.stateBytes()
                                                                        / r.customers())));
    }

    private String ratio(Variant over, Variant under) {
        List<RunResult> a = byVariant.get(over.toString());
        List<RunResult> b = byVariant.get(under.toString());
        if (a == null || b == null) {
            return "";
        }
        double[] ratios = new double[Math.min(a.size(), b.size())];
        Arrays.setAll(ratios, i -> a.get(i).perCpuSecond() / b.get(i).perCpuSecond());
        Arrays.sort(ratios);
        return "  %-20s %7.3f (%.3f to %.3f)%n"
                .formatted(
                        over + " / " + under, median(ratios), ratios[0], ratios[ratios.length - 1]);
    }

    private static double median(List<RunResult> runs, ToDoubleFunction<RunResult> of) {
        return median(runs.stream().mapToDouble(of).sorted().toArray());
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Half the way from the least to the most, in percent of the median. */
    private static String spread(List<RunResult> runs, ToDoubleFunction<RunResult> of) {
        double[] sorted = runs.stream().mapToDouble(of).sorted().toArray();
        return "(±%.0f%%)".formatted(50 * (sorted[sorted.length - 1] - sorted[0]) / median(sorted));
    }
}
