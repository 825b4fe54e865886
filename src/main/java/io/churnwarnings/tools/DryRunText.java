package io.churnwarnings.tools;

import io.churnwarnings.domain.policy.Plays;
import io.churnwarnings.domain.policy.Stage;
import io.churnwarnings.tools.backtest.DryRun;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Two dry runs side by side, in lines for a terminal.
 *
 * @param present the rules as they are
 * @param next the rules as they would be
 */
record DryRunText(DryRun present, DryRun next) {

    private static final String ROW = "%-32s %10s %10s %10s%n";

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(ROW.formatted("", "present", "new", "change"));
        List<String> kinds = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            kinds.add(stage.name());
        }
        kinds.add(Plays.DRIFTING);
        for (String what : kinds) {
            row(text, what, count(present, what, null), count(next, what, null));
            for (String who : people(what)) {
                row(text, "  " + who, count(present, what, who), count(next, what, who));
            }
        }
        row(text, "Customers", present.customers().size(), next.customers().size());
        Set<String> both = new HashSet<>(present.customers());
        both.retainAll(next.customers());
        text.append("  of them by both rules: %,d%n".formatted(both.size()));
        return text.toString();
    }

    private Set<String> people(String what) {
        Set<String> people = new TreeSet<>();
        for (DryRun run : List.of(present, next)) {
            run.counts().keySet().stream()
                    .filter(kind -> kind.what().equals(what))
                    .forEach(kind -> people.add(kind.who()));
        }
        return people;
    }

    /** Of all customers if {@code who} is null. */
    private static long count(DryRun run, String what, String who) {
        return run.counts().entrySet().stream()
                .filter(count -> count.getKey().what().equals(what))
                .filter(count -> who == null || count.getKey().who().equals(who))
                .mapToLong(count -> count.getValue())
                .sum();
    }

    private static void row(StringBuilder text, String name, long before, long after) {
        text.append(
                ROW.formatted(
                        name,
                        "%,d".formatted(before),
                        "%,d".formatted(after),
                        after == before ? "" : "%+,d".formatted(after - before)));
    }
}
