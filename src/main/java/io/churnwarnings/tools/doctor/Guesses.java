package io.churnwarnings.tools.doctor;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Guesses from names and values where the fields of a fact stand: settings without their prefix
 * churn.input., in the order in which they are written.
 */
final class Guesses {

    private static final String MAPPING = "mapping.";
    private static final int MOST_WORDS = 40;

    private final Survey survey;
    private final Map<String, String> settings = new LinkedHashMap<>();

    private Guesses(Survey survey) {
        this.survey = survey;
    }

    /** What can be guessed; order, customer or time may be missing. */
    static Map<String, String> of(Survey survey) {
        Guesses guesses = new Guesses(survey);
        if (survey.areChanges()) {
            guesses.settings.put("format", "debezium");
        }
        guesses.guess();
        return guesses.settings;
    }

    private void guess() {
        put("order-id", best(Guesses::order));
        put("customer-id", best(Guesses::customer));
        Optional<Field> time = best(Guesses::time);
        put("occurred-at", time);
        Optional<Field> cancelled = best(Guesses::cancelled);
        Optional<Field> type = best(this::type);
        put("type", type);
        type.ifPresent(field -> settings.put(MAPPING + "types", words(field)));
        Optional<Field> changed = type.flatMap(field -> best(Guesses::changed));
        String meanings = settings.getOrDefault(MAPPING + "types", "");
        put(
                "cancellation.occurred-at",
                cancelled.or(() -> changed.filter(at -> meanings.contains(":cancellation"))));
        put("refund.occurred-at", changed.filter(at -> meanings.contains(":refund")));
        put("amount", best(Guesses::amount));
        put("currency", best(Guesses::currency));
        put("items", best(Guesses::items));
        time.map(TimeGuess::of)
                .filter(guess -> !guess.format().equals("iso"))
                .ifPresent(
                        guess -> {
                            settings.put(MAPPING + "time-format", guess.format());
                            if (guess.needsZone()) {
                                settings.put(MAPPING + "time-zone", "UTC");
                            }
                        });
    }

    private void put(String name, Optional<Field> field) {
        field.ifPresent(found -> settings.put(MAPPING + name, found.pointer));
    }

    /** The field with the most points, if it has any; of equal ones the one that is least deep. */
    private Optional<Field> best(ToDoubleFunction<Field> points) {
        Collection<Field> fields = survey.fields();
        return fields.stream()
                .filter(field -> points.applyAsDouble(field) > 0)
                .max(
                        Comparator.comparingDouble(points)
                                .thenComparing(field -> -field.depth())
                                .thenComparing(field -> field.seen));
    }

    private static double order(Field field) {
        if (!isId(field)) {
            return 0;
        }
        String name = field.name();
        double points = 0;
        points += name.matches("order(id|no|nr|num|number|uuid|key|ref)") ? 10 : 0;
        points +=
                name.matches("(transaction|invoice|receipt|purchase|basket|cart)(id|no|number)")
                        ? 8
                        : 0;
        points += name.matches("id|number|no|uuid|key") ? (field.depth() == 1 ? 6 : 1) : 0;
        points += name.matches("id|number|no|uuid|key") && field.path().contains("order") ? 5 : 0;
        points -= isOfSomeone(field) ? 20 : 0;
        points -=
                field.path()
                                .matches(
                                        ".*(item|product|line|shop|store|tenant|message|event|address|payment).*")
                        ? 6
                        : 0;
        return points + (points > 0 ? 2 * field.distinct() : 0);
    }

    private static double customer(Field field) {
        if (!isId(field)) {
            return 0;
        }
        boolean email = field.name().contains("mail");
        boolean id = field.name().matches(".*(id|no|number|uuid|key|ref)") || isOfSomeone(field);
        boolean part =
                field.path()
                        .matches(".*(address|order|agent|locale|currency|group|name|phone|type).*");
        return !isOfSomeone(field) || !id
                ? 0
                : 10 - (email ? 5 : 0) - (part ? 6 : 0) + (field.name().endsWith("id") ? 3 : 0);
    }

    private static boolean isOfSomeone(Field field) {
        return field.path()
                .matches(
                        ".*(customer|user|client|buyer|member|shopper|consumer|account|kunde|guest).*");
    }

    private static boolean isId(Field field) {
        return field.seen > 0
                && field.texts + field.integers >= field.seen
                && field.matching(".{1,256}") == 1;
    }

    private static double time(Field field) {
        if (TimeGuess.of(field) == null) {
            return 0;
        }
        String path = field.path();
        double points = 1;
        points +=
                path.matches(
                                ".*(occurred|placed|ordered|purchase|bought|order_?date|order_?time).*")
                        ? 8
                        : 0;
        points += path.matches(".*(created|timestamp|event_?time|date|time).*") ? 5 : 0;
        points -=
                path.matches(
                                ".*(updat|modif|cancel|delet|refund|ship|deliver|birth|expir|closed|process|due|paid|sent|received|customer|user).*")
                        ? 12
                        : 0;
        return points;
    }

    private static double cancelled(Field field) {
        boolean at = field.name().matches("(cancel|void).*(at|date|time|on)");
        return at && TimeGuess.of(field) != null ? 5 : 0;
    }

    /** When a record of a status was written: of a cancelled order, when it was cancelled. */
    private static double changed(Field field) {
        boolean at = field.name().matches("(last)?(updat|modif|chang).*(at|date|time|on)");
        return at && TimeGuess.of(field) != null ? 5 : 0;
    }

    private double type(Field field) {
        String name = field.name();
        if (field.texts == 0
                || field.values.size() > MOST_WORDS
                || !name.matches(".*(status|state|type|event|action|kind|eventname)")) {
            return 0;
        }
        boolean understood =
                field.values.keySet().stream().anyMatch(word -> !meaning(word).equals("heartbeat"));
        boolean other = field.path().matches(".*(payment|customer|user|address|shipping|fulfil).*");
        return !understood || other
                ? 0
                : name.matches("(order)?(status|state)|event|eventname|eventtype|type") ? 8 : 3;
    }

    private static String words(Field field) {
        StringBuilder words = new StringBuilder();
        for (String word : field.values.keySet()) {
            if (!word.matches(".*[:,'\"].*")) {
                words.append(words.isEmpty() ? "" : ",")
                        .append(word)
                        .append(':')
                        .append(meaning(word));
            }
        }
        return words.append(",*:heartbeat").toString();
    }

    /** What a word for a status or an event may mean. */
    static String meaning(String word) {
        String w = word.toLowerCase(Locale.ROOT);
        if (w.matches(".*(cancel|void|storno|annul|reject).*")) {
            return "cancellation";
        }
        if (w.matches(".*(refund|return|chargeback).*")) {
            return "refund";
        }
        boolean bought =
                w.matches(
                        ".*(paid|complete|purchase|placed|confirmed|fulfilled|shipped|delivered|closed|sale|order|created|success|done|new|open).*");
        boolean not =
                w.matches(
                        ".*(unpaid|incomplete|pending|fail|draft|view|abandon|cart|checkout|unconfirmed|product).*");
        return bought && !not ? "purchase" : "heartbeat";
    }

    private static double amount(Field field) {
        boolean number = field.numbers == field.seen || field.matching("-?[0-9]+(\\.[0-9]+)?") == 1;
        String path = field.path();
        if (!number || field.seen == 0) {
            return 0;
        }
        double points = 0;
        points += path.matches(".*(total|grand|gross).*") ? 6 : 0;
        points += path.matches(".*(amount|sum|revenue|value|price|paid).*") ? 4 : 0;
        points -=
                path.matches(
                                ".*(tax|ship|discount|sub|qty|quantity|count|weight|item|unit|tip|fee|refund|net|id$|points).*")
                        ? 9
                        : 0;
        return points;
    }

    private static double currency(Field field) {
        return field.matching("[A-Z]{3}") == 1 && field.path().contains("curr")
                ? 10 - field.depth()
                : 0;
    }

    private static double items(Field field) {
        return field.arraysOfObjects > 0
                        && field.name().matches(".*(item|line|product|article|position)s?")
                ? 5
                : 0;
    }
}
