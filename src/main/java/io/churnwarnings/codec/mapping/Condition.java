package io.churnwarnings.codec.mapping;

import io.churnwarnings.codec.field.Escapes;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A condition on a record: {@code PLACE = WORD}, {@code PLACE != WORD}, {@code PLACE absent} or
 * {@code PLACE present}; {@code &} binds closer than {@code |}.
 *
 * @param anyOf the alternatives; all clauses of one of them must hold
 */
public record Condition(List<List<Clause>> anyOf) implements Serializable {

    private static final Pattern PRESENCE = Pattern.compile("(.*\\S)\\s+(absent|present)");

    enum Kind {
        EQUAL,
        UNEQUAL,
        ABSENT,
        PRESENT
    }

    /**
     * A condition on one place.
     *
     * @param word the word to compare with; empty if none
     */
    record Clause(Pointer place, Kind kind, String word) implements Serializable {}

    public Condition {
        anyOf = anyOf.stream().map(List::copyOf).toList();
    }

    /**
     * Reads a condition.
     *
     * @throws IllegalArgumentException with its error as the message
     */
    public static Condition parse(String text) {
        List<List<Clause>> anyOf = new ArrayList<>();
        for (String alternative : Escapes.split(text, '|')) {
            anyOf.add(
                    Escapes.split(alternative, '&').stream()
                            .map(clause -> clause(clause.trim()))
                            .toList());
        }
        return new Condition(anyOf);
    }

    /** The places that are looked at. */
    public Stream<Pointer> places() {
        return anyOf.stream().flatMap(List::stream).map(Clause::place);
    }

    private static Clause clause(String text) {
        Matcher presence = PRESENCE.matcher(text);
        int at = comparison(text);
        if (at < 0 && presence.matches()) {
            boolean absent = presence.group(2).equals("absent");
            return new Clause(
                    Pointer.parse(presence.group(1)), absent ? Kind.ABSENT : Kind.PRESENT, "");
        }
        String word = at < 0 ? "" : text.substring(at + 1).trim();
        if (word.isEmpty()) {
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' is no condition, such as /test = true, /status != paid, /email"
                            + " absent or /email present");
        }
        boolean unequal = text.charAt(at - 1) == '!';
        String place = text.substring(0, unequal ? at - 1 : at).trim();
        return new Clause(
                Pointer.parse(place), unequal ? Kind.UNEQUAL : Kind.EQUAL, Escapes.plain(word));
    }

    /** Where the = stands that is not part of a step in brackets; -1 if there is none. */
    private static int comparison(String text) {
        boolean inStep = false;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '[' && text.charAt(i - 1) == '/') {
                inStep = true;
            } else if (c == ']') {
                inStep = false;
            } else if (c == '=' && !inStep) {
                return i;
            }
        }
        return -1;
    }
}
