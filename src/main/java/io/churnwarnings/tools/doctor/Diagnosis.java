package io.churnwarnings.tools.doctor;

import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.domain.fact.FactType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Says in words what was found in a sample, and what to do about it. */
final class Diagnosis {

    private static final double SHARE = 0.999;
    private static final long MINUTE = 60_000;
    private static final int FEWEST_FACTS = 500;
    private static final long DEFAULT_MINUTES = 5;
    private static final long DAY_MINUTES = 1_440;

    private final Examination found;
    private final List<String> lines = new ArrayList<>();

    private Diagnosis(Examination found) {
        this.found = found;
    }

    /**
     * What there is to say.
     *
     * @param occasionWindow how long orders belong together, in milliseconds
     */
    static List<String> of(Examination found, long occasionWindow) {
        Diagnosis diagnosis = new Diagnosis(found);
        diagnosis.records();
        if (found.facts() > 0) {
            diagnosis.repetitions();
            diagnosis.order();
            diagnosis.keys();
            diagnosis.money();
            diagnosis.lines.addAll(Suitability.of(found, occasionWindow));
        }
        return diagnosis.lines;
    }

    /** How late facts may come so that all but one in a thousand are in time, whole minutes. */
    static long disorderMinutes(Examination found) {
        return found.facts() < FEWEST_FACTS
                ? DEFAULT_MINUTES
                : Math.max(DEFAULT_MINUTES, (found.lateness(SHARE) + MINUTE - 1) / MINUTE);
    }

    /** The currency of most amounts, or null. */
    static String mainCurrency(Examination found) {
        return found.currencies().entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private void records() {
        say("How the job would read these records", "");
        say("  records", DoctorText.count(found.records()));
        say(
                "  facts",
                "%s: purchases %s, cancellations %s (%s), refunds %s"
                        .formatted(
                                DoctorText.count(found.facts()),
                                DoctorText.count(found.of(FactType.PURCHASE)),
                                DoctorText.count(found.of(FactType.CANCELLATION)),
                                DoctorText.share(found.of(FactType.CANCELLATION), found.facts()),
                                DoctorText.count(
                                        found.of(FactType.REFUND)
                                                + found.of(FactType.REFUNDED_SO_FAR))));
        say(
                "  signs of life",
                DoctorText.count(found.heartbeats()) + " (heartbeats, and what is left out)");
        if (found.parts() > 0) {
            say(
                    "  parts left out",
                    "%s, the first: %s"
                            .formatted(DoctorText.count(found.parts()), found.droppedPart()));
        }
        say("  rejected", DoctorText.count(found.rejections()));
        for (Map.Entry<RejectionReason, Examination.Rejected> one : found.rejected().entrySet()) {
            say(
                    "    " + one.getKey(),
                    DoctorText.count(one.getValue().count())
                            + ", the first: "
                            + one.getValue().detail());
            say("", "in " + one.getValue().value());
        }
        found.dropped()
                .forEach(
                        (field, times) ->
                                say(
                                        "  without " + field.name().toLowerCase(),
                                        DoctorText.count(times)
                                                + " facts had one that cannot be used; they count"
                                                + " as facts"));
    }

    private void repetitions() {
        say(
                "  repeated",
                found.duplicates() == 0
                        ? "none"
                        : "%s (%s) repeat an earlier record, and change nothing"
                                .formatted(
                                        DoctorText.count(found.duplicates()),
                                        DoctorText.share(found.duplicates(), found.facts())));
    }

    private void order() {
        if (found.late() == 0) {
            say("  out of order", "none");
            return;
        }
        say(
                "  out of order",
                "%s (%s) come after a newer one of their partition, the latest by %s"
                        .formatted(
                                DoctorText.count(found.late()),
                                DoctorText.share(found.late(), found.facts()),
                                DoctorText.span(found.lateness(1))));
        if (found.facts() < FEWEST_FACTS) {
            say("", "These are too few facts to propose churn.clock.disorder.");
            return;
        }
        long minutes = disorderMinutes(found);
        say("", "churn.clock.disorder: %d min covers 99.9 %% of all facts.".formatted(minutes));
        if (minutes > DAY_MINUTES) {
            say(
                    "",
                    "That holds every warning back for as long. A shorter one is right in the end,"
                            + " too:");
            say("", "what comes later is placed, and a warning that it contradicts is withdrawn.");
        }
    }

    private void keys() {
        if (found.perPartition().size() > 1) {
            int most = found.perPartition().values().stream().max(Integer::compare).orElse(0);
            say(
                    "  partitions",
                    "%d in the sample; the fullest has %s of the records"
                            .formatted(
                                    found.perPartition().size(),
                                    DoctorText.share(most, found.records())));
        }
        if (found.scattered() > 0) {
            say(
                    "",
                    DoctorText.share(found.scattered(), found.facts())
                            + " of the facts are in another partition than their customer's first:"
                            + " their order is lost.");
            say("", "Let the producer take the customer's id as the key.");
        }
        found.customers().entrySet().stream()
                .max(Comparator.comparingInt(customer -> customer.getValue().facts()))
                .ifPresent(
                        most -> {
                            double part = (double) most.getValue().facts() / found.facts();
                            say(
                                    "  biggest customer",
                                    "%s with %s of the facts"
                                            .formatted(
                                                    shown(most.getKey()),
                                                    DoctorText.share(
                                                            most.getValue().facts(),
                                                            found.facts())));
                            if (part > 0.05 && most.getValue().facts() > 100) {
                                say(
                                        "",
                                        "That is no person: guests or a till share this id. Nothing"
                                                + " said of it will be true.");
                            }
                        });
    }

    private void money() {
        if (found.currencies().isEmpty()) {
            say("  money", "no usable amounts: value and monetary scores will say nothing");
            return;
        }
        List<String> parts = new ArrayList<>();
        found.currencies().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(6)
                .forEach(
                        one ->
                                parts.add(
                                        one.getKey()
                                                + " "
                                                + DoctorText.share(one.getValue(), found.facts())));
        say("  currencies", String.join(", ", parts));
        if (found.currencies().size() > 1) {
            say(
                    "",
                    "Set churn.currency.base, and churn.currency.rates for the others: amounts"
                            + " without a rate are left out.");
        }
    }

    private void say(String what, String how) {
        lines.add(DoctorText.line(what, how));
    }

    private static String shown(String id) {
        return "'" + (id.length() > 40 ? id.substring(0, 40) + "..." : id) + "'";
    }
}
