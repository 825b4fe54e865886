package io.churnwarnings.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The records found by committed readers, compared with the expected ones.
 *
 * @param lost ids that are missing
 * @param duplicated ids that occur more than once
 * @param altered events with wrong contents, or unexpected ones
 * @param deadLettersLost partition and offset of records that were rejected without a trace
 * @param deadLettersDuplicated partition and offset of records that were rejected twice
 * @param deadLettersStrange partition and offset of records that should have been accepted
 */
record Evidence(
        int expected,
        Set<String> lost,
        Set<String> duplicated,
        Set<String> altered,
        Set<String> deadLettersLost,
        Set<String> deadLettersDuplicated,
        Set<String> deadLettersStrange) {

    private static final int ID_FROM = "{\"eventId\":\"".length();
    private static final int ID_TO = ID_FROM + 32;

    static Evidence of(
            List<String> expected,
            List<String> committed,
            Set<String> poison,
            List<String> deadLetters) {
        Set<String> due = new HashSet<>(expected);
        Set<String> altered = new TreeSet<>(committed);
        altered.removeAll(due);
        Set<String> lost = ids(expected);
        lost.removeAll(ids(committed));
        Set<String> lettersLost = new TreeSet<>(poison);
        lettersLost.removeAll(deadLetters);
        Set<String> strange = new TreeSet<>(deadLetters);
        strange.removeAll(poison);
        return new Evidence(
                expected.size(),
                lost,
                moreThanOnce(committed.stream().map(Evidence::id).toList()),
                altered,
                lettersLost,
                moreThanOnce(deadLetters),
                strange);
    }

    /** The same, with the customers with a wrong open warning added to {@code altered}. */
    Evidence with(Set<String> wronglyWarned) {
        return new Evidence(
                expected,
                lost,
                duplicated,
                wronglyWarned,
                deadLettersLost,
                deadLettersDuplicated,
                deadLettersStrange);
    }

    static String id(String event) {
        return event.substring(ID_FROM, ID_TO);
    }

    /** Whether everything is there and nothing else, however often. */
    boolean isComplete() {
        return lost.isEmpty()
                && altered.isEmpty()
                && deadLettersLost.isEmpty()
                && deadLettersStrange.isEmpty();
    }

    boolean isOnce() {
        return duplicated.isEmpty() && deadLettersDuplicated.isEmpty();
    }

    private static Set<String> ids(List<String> events) {
        Set<String> ids = new TreeSet<>();
        events.forEach(event -> ids.add(id(event)));
        return ids;
    }

    private static Set<String> moreThanOnce(List<String> things) {
        Map<String, Integer> counts = new HashMap<>();
        things.forEach(thing -> counts.merge(thing, 1, Integer::sum));
        counts.values().removeIf(count -> count == 1);
        return new TreeSet<>(counts.keySet());
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        parts.add(expected + " events expected");
        parts.add(lost.size() + " lost" + some(lost));
        parts.add(duplicated.size() + " duplicated" + some(duplicated));
        parts.add(altered.size() + " altered or strange" + some(altered));
        parts.add(
                "dead letters: %d lost, %d duplicated, %d strange"
                        .formatted(
                                deadLettersLost.size(),
                                deadLettersDuplicated.size(),
                                deadLettersStrange.size()));
        return String.join(", ", parts);
    }

    private static String some(Set<String> all) {
        return all.isEmpty() ? "" : " " + all.stream().limit(3).toList();
    }
}
