package io.churnwarnings.local.run;

import io.churnwarnings.codec.file.FileTally;
import io.churnwarnings.local.cluster.JobNumbers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The closing table of a run. */
record Summary(
        FedRecords fed,
        JobNumbers numbers,
        OutputCollector collector,
        double seconds,
        RunPlan plan) {

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        FileTally files = plan.play().tally();
        add(lines, "Records in", files == null ? fed.records() : files.records());
        add(lines, "  accepted", files == null ? fed.accepted() : files.accepted());
        add(lines, "  rejected", files == null ? fed.rejected() : files.rejections());
        collector.reasons().forEach((reason, count) -> add(lines, "    " + reason, count));
        if (files != null) {
            add(lines, "  left out", files.ignored());
            add(lines, "Facts", files.facts());
        }
        add(lines, "  duplicates", numbers.duplicates());
        if (numbers.tooOldToPlace() > 0) {
            add(lines, "  too old", numbers.tooOldToPlace());
        }
        add(lines, "Customers", fed.customers());
        EventTally events = collector.events();
        add(lines, "Warnings", events.of("RAISED"));
        add(lines, "  AT RISK", events.of("RAISED AT_RISK"));
        add(lines, "  LIKELY LOST", events.of("RAISED LIKELY_LOST"));
        add(lines, "  LOST", events.of("RAISED LOST"));
        add(lines, "Came back", events.of("RECOVERED"));
        add(lines, "Withdrawn", events.of("WITHDRAWN"));
        add(lines, "Drifting", events.of("DRIFTING"));
        if (plan.critic() != null) {
            lines.addAll(plan.critic().findings());
        }
        add(
                lines,
                "Throughput",
                (long) (fed.records() / Math.max(seconds, 0.001)),
                plan.play().isLive() ? "records/s, at the pace of the play" : "records/s");
        lines.add("");
        lines.add("Warnings in  " + plan.events().path());
        lines.add("Rejected in  " + plan.rejected().path());
        if (Files.exists(plan.folder().model())) {
            lines.add("Model in     " + plan.folder().model());
        }
        if (plan.keepRunning()) {
            lines.add("Log in       " + plan.folder().log());
        }
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, String name, long value) {
        add(lines, name, value, "");
    }

    private static void add(List<String> lines, String name, long value, String remark) {
        lines.add("%-17s %,11d  %s".formatted(name, value, remark).stripTrailing());
    }
}
