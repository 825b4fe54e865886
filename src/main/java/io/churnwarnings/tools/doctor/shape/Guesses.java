package io.churnwarnings.tools.doctor.shape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Guesses from names and values where the fields of a fact stand. */
public final class Guesses {

    private static final int MOST_WORDS = 60;
    private static final double REPEATED = 0.05;
    private static final double SAME = 0.8;
    private static final double PAID = 0.99;

    private final Survey survey;
    private final boolean ofFiles;
    private final Draft draft = new Draft();
    private final List<String> leftOut = new ArrayList<>();
    private Field order;
    private Field customer;

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
        guesses.draft.map("ignore", guesses.ofOtherKinds());
        new MoneyGuesses(survey, guesses.draft).guess(guesses.order, guesses.customer);
        guesses.lines();
        return guesses.draft;
    }

    private void who() {
        Optional<Field> foundOrder = best(Roles::order, Looks::isId);
        Optional<Field> customer = best(Roles::customer, f -> Looks.isId(f) && !Looks.isFlag(f));
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
        this.customer = customer.orElse(null);
        boolean row = order == null && ofFiles && (customer.isPresent() || mail.isPresent());
        draft.map("order-id", order != null ? order.pointer : row ? "record" : "?");
        if (row) {
            draft.remark(
                    Draft.MAPPING + "order-id",
                    "The records name no orders: each is one, and what comes twice counts twice.");
            draft.ask(
                    "Do the records name their order? None was found, so each record is taken for one, and a record that comes twice counts twice: churn.input.mapping.order-id.");
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
        survey.fields().stream()
                .filter(this::isUnpaidAtTimes)
                .findFirst()
                .ifPresent(this::askWhetherPaid);
        at("updated-at", Roles::isChanged);
        at("cancellation.occurred-at", Roles::isCancelled);
    }

    private void at(String name, Predicate<Field> role) {
        survey.fields().stream()
                .filter(field -> TimeGuess.of(field) != null && role.test(field))
                .min(Comparator.comparingInt(Field::depth))
                .ifPresent(
                        field -> {
                            draft.map(name, field.pointer);
                            TimeFormats.own(name, field, draft);
                        });
    }

    private boolean isUnpaidAtTimes(Field field) {
        return order != null
                && Roles.isPaid(field)
                && TimeGuess.of(field) != null
                && field.seen < PAID * order.seen;
    }

    private void askWhetherPaid(Field paid) {
        draft.ask(
                "%d of %d orders have no %s: were they never paid? They count as bought; to leave them out set churn.input.mapping.ignore: %s absent."
                        .formatted(order.seen - paid.seen, order.seen, paid.pointer, paid.pointer));
    }

    private void what() {
        Optional<Field> type = best(this::state, field -> field.texts + field.integers > 0);
        if (type.isEmpty()) {
            cancelledFlag();
            return;
        }
        boolean refunds = new MoneyGuesses(survey, draft).hasRefunds();
        if (isToldByPlaces(type.get(), refunds)) {
            return;
        }
        draft.map("type", type.get().pointer);
        draft.map(
                "types",
                new Words(type.get(), isToldAgain() || Roles.isEvent(type.get()), refunds).text());
        draft.remark(
                Draft.MAPPING + "types",
                "What the words mean was guessed from them: look at each.");
    }

    /**
     * Whether the places of cancellations and refunds tell all that the words do, and more: a word
     * such as paid would hide that the order was cancelled at its time.
     */
    private boolean isToldByPlaces(Field type, boolean refunds) {
        Field cancelled = survey.field(String.valueOf(draft.mapped("cancellation.occurred-at")));
        if (cancelled == null || survey.areChanges()) {
            return false;
        }
        int cancelledByWord = 0;
        List<String> unpaid = new ArrayList<>();
        for (Map.Entry<String, Integer> word : type.values.entrySet()) {
            String meaning = WordMeanings.of(word.getKey());
            cancelledByWord += meaning.equals("cancellation") ? word.getValue() : 0;
            if (meaning.equals("ignore")) {
                unpaid.add(type.pointer + " = " + Words.escaped(word.getKey()));
            }
            if (meaning.equals(WordMeanings.UNDECIDED) || meaning.equals("refund") && !refunds) {
                return false;
            }
        }
        // An order that is recorded again may be cancelled without having been paid.
        if (cancelledByWord > cancelled.seen || !unpaid.isEmpty() && isToldAgain()) {
            return false;
        }
        leftOut.addAll(unpaid);
        return true;
    }

    /** True or false, where that alone says whether an order was cancelled. */
    private void cancelledFlag() {
        survey.fields().stream()
                .filter(field -> Looks.isFlag(field) && Roles.isCancelled(field))
                .min(Comparator.comparingInt(Field::depth))
                .ifPresent(
                        field -> {
                            String refunds =
                                    new MoneyGuesses(survey, draft).hasRefunds() ? "+refund" : "";
                            draft.map("type", field.pointer);
                            draft.map(
                                    "types",
                                    Words.ofFlag(
                                            field,
                                            "purchase" + refunds + "+cancellation",
                                            "purchase" + refunds));
                        });
    }

    /** Trials, and records of another kind within the same file; null if there are none. */
    private String ofOtherKinds() {
        List<String> found = new ArrayList<>(leftOut);
        for (Field field : survey.fields()) {
            if (field.words().equals("parent id") && field.pointer.equals("/__parentId")) {
                found.add(field.pointer + " present");
                draft.ask(
                        "Records with /__parentId are parts of other records and are left out. Are refunds among them? They are not read: churn.input.mapping.ignore.");
            } else if (Looks.isFlag(field)
                    && field.words().matches("(is )?(test|sandbox|trial|dry run)( order)?")) {
                Looks.yes(field).forEach(yes -> found.add(field.pointer + " = " + yes));
            }
        }
        return found.isEmpty() ? null : String.join(" | ", found);
    }

    private double state(Field field) {
        boolean few =
                field.values.size() <= MOST_WORDS
                        && field.values.size() < Math.max(6, field.seen / 4);
        boolean understood =
                field.values.keySet().stream()
                        .anyMatch(word -> !WordMeanings.of(word).equals(WordMeanings.UNDECIDED));
        // A state whose words are all unknown is asked for: an order may have been cancelled.
        return few && (understood || Roles.isNamedState(field)) ? Roles.state(field) : 0;
    }

    /** Whether an order is recorded again when it changes. */
    private boolean isToldAgain() {
        return survey.areChanges()
                || order != null
                        && order.seen > 20
                        && order.values.size() < order.seen * (1 - REPEATED)
                        && isChangedBetween();
    }

    /** Whether rows of one order were written at different times, as changes of it are. */
    private boolean isChangedBetween() {
        Field changed = survey.field(String.valueOf(draft.mapped("updated-at")));
        return changed != null && (changed.repeated < SAME * order.repeated || order.repeated == 0);
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
        if (ofFiles && several && ofLines && !isChangedBetween()) {
            draft.map("lines", "true");
            draft.remark(
                    Draft.MAPPING + "lines",
                    "Several rows have the same order: they are taken for its lines, and added.");
        }
    }

    private Optional<Field> best(ToDoubleFunction<Field> points, Predicate<Field> possible) {
        return Roles.best(survey.fields(), points, possible);
    }
}
