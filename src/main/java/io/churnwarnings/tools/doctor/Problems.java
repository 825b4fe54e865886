package io.churnwarnings.tools.doctor;

import io.churnwarnings.codec.field.OptionalField;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.tools.doctor.shape.Draft;
import io.churnwarnings.tools.input.TimeHint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What is so wrong with a sample that nothing should be believed before it is settled. */
final class Problems {

    private static final double REJECTED = 0.02;
    private static final double ORPHANS = 0.10;
    private static final double DIFFERING = 0.05;
    private static final double UNREADABLE = 0.02;
    private static final double OF_ONE = 0.10;
    private static final int TIMES_THE_NEXT = 5;
    private static final int FEW = 20;

    private final Examination found;
    private final Draft draft;
    private final boolean ofFiles;
    private final List<String> problems = new ArrayList<>();

    private Problems(Examination found, Draft draft, boolean ofFiles) {
        this.found = found;
        this.draft = draft;
        this.ofFiles = ofFiles;
    }

    /** The problems, each with an example and the setting that would help; none if all is well. */
    static List<String> of(Examination found, Draft draft, boolean ofFiles) {
        Problems problems = new Problems(found, draft, ofFiles);
        problems.rejected();
        if (found.facts() > 0) {
            problems.undone();
            problems.repeated();
            problems.ids();
            problems.amounts();
        }
        return problems.problems;
    }

    private void rejected() {
        if (found.of(FactType.PURCHASE) == 0) {
            problems.add(
                    "There is no purchase among %s records: nothing can be warned of. Set churn.input.mapping.types (what the words mean), or the places (churn.input.mapping.*)."
                            .formatted(DoctorText.count(found.records())));
        }
        found.rejected()
                .forEach(
                        (reason, some) -> {
                            if (some.detail().contains("rounded")) {
                                problems.add(
                                        "Rounded ids: %s; in %s. %s rows have lost theirs: as they stand, orders would be taken for repetitions of each other. Save the column as text, or export the file again."
                                                .formatted(
                                                        some.detail(),
                                                        some.value(),
                                                        DoctorText.count(some.count())));
                            }
                        });
        if (found.rejections() > REJECTED * found.records()) {
            String first =
                    found.rejected().entrySet().stream()
                            .max(Comparator.comparingInt(entry -> entry.getValue().count()))
                            .map(
                                    entry ->
                                            entry.getKey()
                                                    + ": "
                                                    + entry.getValue().detail()
                                                    + TimeHint.of(
                                                            entry.getKey(),
                                                            entry.getValue().detail())
                                                    + "; in "
                                                    + entry.getValue().value())
                            .orElse("");
            problems.add(
                    "%s of %s records are rejected (%s). Most of them as %s"
                            .formatted(
                                    DoctorText.count(found.rejections()),
                                    DoctorText.count(found.records()),
                                    DoctorText.share(found.rejections(), found.records()),
                                    first));
        }
    }

    private void undone() {
        int orphans = found.content().orphans();
        if (orphans > ORPHANS * found.content().undoing()) {
            problems.add(
                    "%s of %s refunds and cancellations are of orders of which there is no purchase here, the first at %s: do they name the order's id (churn.input.mapping.order-id), and is the purchase told at all (churn.input.mapping.types, as refunded:purchase+refund)?"
                            .formatted(
                                    DoctorText.count(orphans),
                                    DoctorText.count(found.content().undoing()),
                                    found.content().orphan()));
        }
    }

    private void repeated() {
        int differing = found.content().differing();
        if (differing > DIFFERING * found.facts()) {
            boolean lines = ofFiles && 2 * found.content().differingAtOnce() > differing;
            problems.add(
                    "%s purchases say of an order something else than one before them (%s), the first at %s, and would be taken for repetitions. %s"
                            .formatted(
                                    DoctorText.count(differing),
                                    DoctorText.share(differing, found.facts()),
                                    found.content().differingExample(),
                                    lines
                                            ? "They have the same time: if they are lines of one order, set churn.input.mapping.lines: true."
                                            : "Is this the order's id (churn.input.mapping.order-id)? Where records name no order: order-id: record."));
        }
    }

    private void ids() {
        found.content().nobodies().entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .ifPresent(
                        most ->
                                problems.add(
                                        "'%s' stands as an id in %s facts, but is none: set churn.input.mapping.absent: '%s'."
                                                .formatted(
                                                        most.getKey(),
                                                        DoctorText.count(most.getValue()),
                                                        most.getKey())));
        List<Map.Entry<String, Customer>> biggest =
                found.customers().entrySet().stream()
                        .sorted(
                                Comparator.comparingInt(
                                        (Map.Entry<String, Customer> entry) ->
                                                -entry.getValue().facts()))
                        .limit(2)
                        .toList();
        int next = biggest.size() < 2 ? 0 : biggest.get(1).getValue().facts();
        if (found.facts() >= FEW
                && biggest.get(0).getValue().facts() > OF_ONE * found.facts()
                && biggest.get(0).getValue().facts() >= TIMES_THE_NEXT * next) {
            problems.add(
                    "'%s' has %s of all facts, five times as many as the next customer: that is no person. If it stands for guests, set churn.input.mapping.absent: '%s'; if it is no id at all, set churn.input.mapping.customer-id to the place of the customer."
                            .formatted(
                                    biggest.get(0).getKey(),
                                    DoctorText.share(
                                            biggest.get(0).getValue().facts(), found.facts()),
                                    biggest.get(0).getKey()));
        }
    }

    private void amounts() {
        int unreadable = found.dropped().getOrDefault(OptionalField.AMOUNT, 0);
        if (unreadable > UNREADABLE * found.facts()) {
            problems.add(
                    "%s amounts are there but cannot be read, the first at %s. Base64 of decimals? churn.input.mapping.amount-scale. A decimal comma? churn.input.file.decimal. Another place? churn.input.mapping.amount."
                            .formatted(DoctorText.count(unreadable), found.unreadableAmount()));
        }
        if (found.content().isWhole() && !"minor".equals(draft.mapped("amount-unit"))) {
            problems.add(
                    "All amounts are whole numbers, though the currency has cents: are they cents? churn.input.mapping.amount-unit: minor (if not: major).");
        }
    }
}
