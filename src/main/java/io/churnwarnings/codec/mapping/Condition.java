package io.churnwarnings.codec.mapping;

import io.churnwarnings.codec.field.Escapes;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A condition on a record: {@code PLACE = WORD}, {@code PLACE != WORD}, {@code PLACE absent},
 * {@code PLACE present} or {@code PLACE > SHARE * PLACE}; {@code &} binds closer than {@code |}.
 *
 * @param anyOf the alternatives; all clauses of one of them must hold
 */
public record Condition(List<List<Clause>> anyOf) implements Serializable {

    private static final Pattern PRESENCE = Pattern.compile("(.*\\S)\\s+(absent|present)");

    private static final Pattern ABOVE =
            Pattern.compile("(/.*\\S)\\s+>\\s+([0-9]{1,9}(?:\\.[0-9]{1,9})?)\\s*\\*\\s*(/.*\\S)");

    enum Kind {
        EQUAL,
        UNEQUAL,
        ABSENT,
        PRESENT,
        /** A number is above a share of another one. */
        ABOVE
    }

    /**
     * A condition on one place.
     *
     * @param word the word to compare with, or the share; empty if none
     * @param whole the place of what the share is taken of; null if none
     */
    record Clause(Pointer place, Kind kind, String word, Pointer whole) implements Serializable {

        Clause(Pointer place, Kind kind, String word) {
            this(place, kind, word, null);
        }

        Stream<Pointer> places() {
            return whole == null ? Stream.of(place) : Stream.of(place, whole);
        }
    }

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
        return anyOf.stream().flatMap(List::stream).flatMap(Clause::places);
    }

    private static Clause clause(String text) {
        Matcher above = ABOVE.matcher(text);
        if (above.matches()) {
            return new Clause(
                    Pointer.parse(above.group(1)),
                    Kind.ABOVE,
                    above.group(2),
                    Pointer.parse(above.group(3)));
        }
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
                            + " absent, /email present or /discount > 0.1 * /total");
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
