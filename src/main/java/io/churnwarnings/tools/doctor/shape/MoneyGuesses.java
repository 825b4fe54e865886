package io.churnwarnings.tools.doctor.shape;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Guesses where the money of an order stands, and what went back of it. */
final class MoneyGuesses {

    private static final String ELEMENTS = "/[]/";

    private final Survey survey;
    private final Draft draft;

    MoneyGuesses(Survey survey, Draft draft) {
        this.survey = survey;
        this.draft = draft;
    }

    /**
     * Proposes the places.
     *
     * @param order where the order's id stands, and {@code customer} the customer's; an id is no
     *     amount, whatever it is called
     */
    void guess(Field order, Field customer) {
        Predicate<Field> number =
                field -> Looks.isNumber(field) && field != order && field != customer;
        Optional<Field> amount = best(Roles::amount, number);
        Optional<Field> quantity = best(Roles::quantity, number);
        Optional<Field> price = best(Roles::unitPrice, number);
        if ((amount.isEmpty() || amount.equals(price))
                && quantity.isPresent()
                && price.isPresent()) {
            draft.map("amount", quantity.get().pointer + " * " + price.get().pointer);
            if (!price.get().words().matches("(unit |einzel).*|einzelpreis|price each")) {
                draft.ask(
                        "Is %s the price of one piece? It is multiplied by %s; if it is that of all pieces: churn.input.mapping.amount: %s."
                                .formatted(
                                        price.get().pointer,
                                        quantity.get().pointer,
                                        price.get().pointer));
            }
        } else if (amount.isPresent()) {
            draft.map("amount", amount.get().pointer);
            cents(amount.get());
        } else {
            best(Roles::amount, Looks::isBase64)
                    .ifPresentOrElse(this::unscaled, () -> unreadable(order, customer));
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
    }

    /** An amount that cannot be read is proposed all the same, so that it is told. */
    private void unreadable(Field order, Field customer) {
        best(
                        Roles::amount,
                        field ->
                                field != order
                                        && field != customer
                                        && field.matching(".*[0-9].*") > 0.9
                                        && TimeGuess.of(field) == null)
                .ifPresentOrElse(
                        field -> draft.map("amount", field.pointer),
                        () ->
                                draft.ask(
                                        "Where does the amount of an order stand? None was found, and value and monetary scores will say nothing: churn.input.mapping.amount."));
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

    /** Whether refunds stand somewhere in the records of orders. */
    boolean hasRefunds() {
        return refundColumn().isPresent() || refundAmount().isPresent();
    }

    private Optional<Field> refundColumn() {
        return best(Roles::refunded, Looks::isNumber);
    }

    /** The amount in the elements of an array of refunds; of several the one that is least deep. */
    private Optional<Field> refundAmount() {
        return survey.inArrays().stream()
                .filter(field -> isIn(field.pointer))
                .filter(field -> Looks.isNumber(field) && isMoney(inside(field)))
                .min(Comparator.comparingInt(Field::depth));
    }

    private static boolean isIn(String pointer) {
        int first = pointer.indexOf(ELEMENTS);
        return pointer.substring(0, first).matches("(?i).*(refunds?|returns|credit_?(notes|memos))")
                && pointer.indexOf(ELEMENTS, first + 1) < 0;
    }

    private static boolean isMoney(String way) {
        return way.matches("(?i).*(total|amount|value|sum|betrag).*")
                && !way.matches(
                        "(?i).*(tax|ship|fee|duty|duties|discount|quantity|count|adjust).*");
    }

    private static String inside(Field field) {
        int end = field.pointer.indexOf(ELEMENTS) + ELEMENTS.length();
        return field.pointer.substring(end - 1);
    }

    private void refunds() {
        Optional<Field> found = refundAmount();
        if (found.isEmpty()) {
            refundColumn().ifPresent(field -> draft.map("refunded-so-far", field.pointer));
            return;
        }
        String amount = found.get().pointer;
        String elements = amount.substring(0, amount.indexOf(ELEMENTS));
        List<Field> all =
                survey.inArrays().stream()
                        .filter(field -> field.pointer.startsWith(elements + ELEMENTS))
                        .filter(field -> field.pointer.lastIndexOf("[]") == elements.length() + 1)
                        .toList();
        Optional<Field> time =
                all.stream()
                        .filter(field -> TimeGuess.of(field) != null && !Roles.isChanged(field))
                        .min(Comparator.comparingInt(Field::depth));
        if (time.isEmpty()) {
            draft.map("refunded-so-far", amount);
            return;
        }
        draft.map("refunds", elements);
        draft.map("refunds.amount", inside(found.get()));
        all.stream()
                .filter(field -> Roles.currency(field) > 0)
                .min(Comparator.comparingInt(Field::depth))
                .ifPresent(field -> draft.map("refunds.currency", inside(field)));
        draft.map("refunds.occurred-at", inside(time.get()));
        TimeFormats.own("refunds.occurred-at", time.get(), draft);
    }

    private Optional<Field> best(ToDoubleFunction<Field> points, Predicate<Field> possible) {
        return Roles.best(survey.fields(), points, possible);
    }
}
