package io.churnwarnings.tools.doctor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Says whether a shop's customers have cycles by which they can be warned of. */
final class Suitability {

    private static final int FEWEST_CUSTOMERS = 50;
    private static final double SHORTEST_DAYS = 60;
    private static final double LONG_CYCLE = 180;
    private static final int OWN_CYCLE = 2;

    private final Examination found;
    private final long occasionWindow;
    private final List<String> lines = new ArrayList<>();
    private double[] cycles = {};
    private int withOne;
    private int withOwn;

    private Suitability(Examination found, long occasionWindow) {
        this.found = found;
        this.occasionWindow = occasionWindow;
    }

    /**
     * What there is to say of the customers.
     *
     * @param occasionWindow how long orders belong together, in milliseconds
     */
    static List<String> of(Examination found, long occasionWindow) {
        Suitability suitability = new Suitability(found, occasionWindow);
        suitability.cycles();
        suitability.decision();
        return suitability.lines;
    }

    private void cycles() {
        List<Double> means = new ArrayList<>();
        for (Customer customer : found.customers().values()) {
            double[] gaps = customer.gaps(occasionWindow);
            withOne += gaps.length == 0 ? 1 : 0;
            if (gaps.length >= OWN_CYCLE) {
                withOwn++;
                means.add(Arrays.stream(gaps).average().orElse(0));
            }
        }
        cycles = means.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int all = found.customers().size();
        say("", "");
        say("The customers", "");
        say(
                "  time",
                "%s to %s, %.0f days"
                        .formatted(
                                DoctorText.day(found.first()),
                                DoctorText.day(found.last()),
                                found.spanDays()));
        say("  customers", DoctorText.count(all));
        say(
                "  bought once",
                "%s (%s)".formatted(DoctorText.count(withOne), DoctorText.share(withOne, all)));
        say(
                "  bought twice",
                "%s (%s)"
                        .formatted(
                                DoctorText.count(all - withOne - withOwn),
                                DoctorText.share(all - withOne - withOwn, all)));
        say(
                "  have a cycle",
                "%s (%s) bought on 3 occasions or more"
                        .formatted(DoctorText.count(withOwn), DoctorText.share(withOwn, all)));
        if (cycles.length > 0) {
            say(
                    "  cycle",
                    "half of those buy every %.1f days or more often, nine in ten every %.1f days or more often"
                            .formatted(at(0.5), at(0.9)));
        }
    }

    private void decision() {
        int all = found.customers().size();
        double own = (double) withOwn / Math.max(1, all);
        say("", "");
        say("Do cycle warnings suit this shop?", "");
        if (all < FEWEST_CUSTOMERS || found.spanDays() < SHORTEST_DAYS) {
            say(
                    "",
                    "This sample cannot tell: %s customers over %.0f days. Take a whole history, with a larger --sample."
                            .formatted(DoctorText.count(all), found.spanDays()));
        } else if (own < 0.05) {
            say(
                    "",
                    "Hardly. Of 100 customers %.0f have a cycle of their own; the others have bought once or twice."
                            .formatted(100 * own));
            say(
                    "",
                    "Only with a population model (fit, then churn.model) will the job say anything"
                            + " of most of them.");
        } else if (at(0.5) > LONG_CYCLE) {
            say(
                    "",
                    "Only as a yearly reminder: half of those with a cycle buy more rarely than every %.0f days, and are only ever called LOST."
                            .formatted(LONG_CYCLE));
        } else if (own < 0.2) {
            say(
                    "",
                    "For a part: %.0f of 100 customers have a cycle of their own. For the others set churn.cycle.mean-gap, or let fit make a population model."
                            .formatted(100 * own));
        } else {
            say(
                    "",
                    "Yes: %.0f of 100 customers have a cycle of their own, and half of those would be called AT_RISK within %.0f days of silence."
                            .formatted(100 * own, 1.5 * at(0.5)));
        }
        if (all >= FEWEST_CUSTOMERS && found.spanDays() >= SHORTEST_DAYS) {
            say("", "How often such warnings come true in this shop, backtest tells.");
        }
    }

    private double at(double share) {
        return cycles.length == 0
                ? 0
                : cycles[(int) Math.min(cycles.length - 1L, Math.round(share * cycles.length))];
    }

    private void say(String what, String how) {
        lines.add(DoctorText.line(what, how));
    }
}
