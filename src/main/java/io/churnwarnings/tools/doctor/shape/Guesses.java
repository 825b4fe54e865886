package io.churnwarnings.tools.doctor.shape;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Guesses from names and values where the fields of a fact stand. */
public final class Guesses {

    private static final int MOST_WORDS = 60;
    private static final double REPEATED = 0.05;

    private final Survey survey;
    private final boolean ofFiles;
    private final Draft draft = new Draft();
    private Field order;

    private Guesses(Survey survey, boolean ofFiles) {
        this.survey = survey;
        this.ofFiles = ofFiles;
    }

    /** What can be guessed; what must be there and could not be found is undecided. */
    public static Draft of(Survey survey, boolean ofFiles) {
        Guesses guesses = new Guesses(survey, ofFiles);
        if (survey.areChanges()) {
            guesses.draft.set(Draft.INPUT + "format", "debezium");
        }
        guesses.who();
        guesses.when();
        guesses.what();
        guesses.money();
        return guesses.draft;
    }

    private void who() {
        Optional<Field> foundOrder = best(Roles::order, Looks::isId);
        Optional<Field> customer = best(Roles::customer, Looks::isId);
        Optional<Field> mail =
                best(field -> Roles.isMail(field) ? 9 - field.depth() : 0, f -> true);
        if (customer.isEmpty() && mail.isEmpty()) {
            // A bare id of which there are few is that of the customers.
            customer = foundOrder.filter(field -> field.distinct() < 0.5);
            if (customer.isPresent()) {
                foundOrder = Optional.empty();
            }
        }
        order = foundOrder.orElse(null);
        boolean row = order == null && ofFiles && (customer.isPresent() || mail.isPresent());
        draft.map("order-id", order != null ? order.pointer : row ? "record" : "?");
        if (row) {
            draft.remark(
                    Draft.MAPPING + "order-id",
                    "The records name no orders: each is one, and what comes twice counts twice.");
        }
        if (Looks.isWhole(order) || Looks.isWhole(customer.orElse(null))) {
            draft.map("ids", "whole");
        }
        draft.map(
                "customer-id",
                customer.map(field -> field.pointer)
                        .orElse(mail.map(field -> field.pointer).orElse("?")));
    }

    private void when() {
        Optional<Field> time = best(Roles::time, field -> TimeGuess.of(field) != null);
        draft.map("occurred-at", time.map(field -> field.pointer).orElse("?"));
        time.ifPresent(field -> TimeFormats.propose(field, survey, draft));
        at("updated-at", Roles::isChanged);
        at("cancellation.occurred-at", Roles::isCancelled);
    }

    private void at(String name, java.util.function.Predicate<Field> role) {
        survey.fields().stream()
                .filter(field -> TimeGuess.of(field) != null && role.test(field))
                .min(Comparator.comparingInt(Field::depth))
                .ifPresent(
                        field -> {
                            draft.map(name, field.pointer);
                            TimeFormats.own(name, field, draft);
                        });
    }

    private void what() {
        Optional<Field> type = best(this::state, field -> field.texts > 0);
        if (type.isEmpty()) {
            return;
        }
        draft.map("type", type.get().pointer);
        draft.map("types", new Words(type.get(), isToldAgain(), hasRefunds()).text());
        draft.remark(
                Draft.MAPPING + "types",
                "What the words mean was guessed from them: look at each.");
    }

    private double state(Field field) {
        boolean few =
                field.values.size() <= MOST_WORDS
                        && field.values.size() < Math.max(6, field.seen / 4);
        boolean understood =
                field.values.keySet().stream()
                        .anyMatch(word -> !WordMeanings.of(word).equals(WordMeanings.UNDECIDED));
        return few && understood ? Roles.state(field) : 0;
    }

    /** Whether an order is told again when it changes. */
    private boolean isToldAgain() {
        return survey.areChanges()
                || order != null
                        && order.seen > 20
                        && order.values.size() < order.seen * (1 - REPEATED)
                        && draft.mapped("updated-at") != null;
    }

    private boolean hasRefunds() {
        return refundColumn().isPresent() || !refundArray().isEmpty();
    }

    private void money() {
        Optional<Field> amount = best(Roles::amount, Looks::isNumber);
        Optional<Field> quantity = best(Roles::quantity, Looks::isNumber);
        Optional<Field> price = best(Roles::unitPrice, Looks::isNumber);
        if ((amount.isEmpty() || amount.equals(price))
                && quantity.isPresent()
                && price.isPresent()) {
            draft.map("amount", quantity.get().pointer + " * " + price.get().pointer);
        } else if (amount.isPresent()) {
            draft.map("amount", amount.get().pointer);
            cents(amount.get());
        } else {
            best(Roles::amount, Looks::isBase64).ifPresent(this::unscaled);
        }
        best(Roles::currency, field -> field.matching("[A-Za-z]{3}") > 0.9)
                .ifPresent(field -> draft.map("currency", field.pointer));
        refunds();
        survey.fields().stream()
                .filter(field -> field.arraysOfObjects > 0)
                .filter(
                        field ->
                                field.words()
                                        .matches(
                                                "(line |order )?(item|line|product|article|position)s?"))
                .findFirst()
                .ifPresent(field -> draft.map("items", field.pointer));
        lines();
    }

    private void cents(Field amount) {
        if (amount.words().matches(".*(cents?|minor|pence|smallest).*")) {
            draft.map("amount-unit", "minor");
        }
    }

    private void unscaled(Field field) {
        draft.map("amount", field.pointer);
        draft.map("amount-scale", "2");
        draft.remark(
                Draft.MAPPING + "amount-scale",
                "The amounts are base64 of unscaled decimals (Debezium's default). How many decimals"
                        + " the column has is not in the records: two are assumed.");
        draft.ask(
                "How many decimals has the column "
                        + field.pointer
                        + "? Its values are base64 of unscaled decimals, and two are assumed:"
                        + " churn.input.mapping.amount-scale.");
    }

    private Optional<Field> refundColumn() {
        return best(Roles::refunded, Looks::isNumber);
    }

    /** Amounts in the elements of an array of refunds. */
    private List<Field> refundArray() {
        List<Field> amounts = new ArrayList<>();
        for (Field field : survey.inArrays()) {
            if (field.pointer.matches("(?i).*refunds?/\\[\\]/(total|amount|value|sum)")
                    && Looks.isNumber(field)) {
                amounts.add(field);
            }
        }
        return amounts;
    }

    private void refunds() {
        List<Field> array = refundArray();
        if (array.isEmpty()) {
            refundColumn().ifPresent(field -> draft.map("refunded-so-far", field.pointer));
            return;
        }
        String amount = array.get(0).pointer;
        int end = amount.indexOf("/[]/");
        String elements = amount.substring(0, end);
        Optional<Field> time =
                survey.inArrays().stream()
                        .filter(field -> field.pointer.startsWith(elements + "/[]/"))
                        .filter(field -> TimeGuess.of(field) != null)
                        .findFirst();
        if (time.isPresent()) {
            draft.map("refunds", elements);
            draft.map("refunds.amount", amount.substring(end + 3));
            draft.map("refunds.occurred-at", time.get().pointer.substring(end + 3));
        } else {
            draft.map("refunded-so-far", amount);
        }
    }

    /** Rows of one order that stand together, and a column of quantities, are its lines. */
    private void lines() {
        boolean several = order != null && order.repeated > REPEATED * order.seen;
        boolean ofLines =
                best(Roles::quantity, Looks::isNumber).isPresent()
                        || survey.fields().stream()
                                .anyMatch(
                                        f ->
                                                f.words()
                                                        .matches(
                                                                ".*(sku|line ?item|stock ?code|artikel|product).*"));
        if (ofFiles && several && ofLines && draft.mapped("updated-at") == null) {
            draft.map("lines", "true");
            draft.remark(
                    Draft.MAPPING + "lines",
                    "Several rows have the same order: they are taken for its lines, and added.");
        }
    }

    /** The field with the most points, if it has any; of equal ones the one that is least deep. */
    private Optional<Field> best(
            ToDoubleFunction<Field> points, java.util.function.Predicate<Field> possible) {
        Collection<Field> fields = survey.fields();
        return fields.stream()
                .filter(field -> field.isScalar() && possible.test(field))
                .filter(field -> points.applyAsDouble(field) > 0)
                .max(
                        Comparator.comparingDouble(points)
                                .thenComparing(field -> -field.depth())
                                .thenComparing(field -> field.seen));
    }
}
