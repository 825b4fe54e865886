package io.churnwarnings.bundle;

import java.util.List;
import java.util.stream.Stream;

/** Compares versions by their numbers; {@code -jre}, {@code .Final} and the like do not count. */
final class Versions {

    private Versions() {}

    static boolean isBefore(String version, String other) {
        List<Integer> left = numbers(version);
        List<Integer> right = numbers(other);
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            int order = Integer.compare(at(left, i), at(right, i));
            if (order != 0) {
                return order < 0;
            }
        }
        return false;
    }

    private static int at(List<Integer> numbers, int i) {
        return i < numbers.size() ? numbers.get(i) : 0;
    }

    private static List<Integer> numbers(String version) {
        return Stream.of(version.split("[.\\-]"))
                .takeWhile(part -> part.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .toList();
    }
}
