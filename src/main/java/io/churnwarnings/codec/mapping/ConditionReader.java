package io.churnwarnings.codec.mapping;

import io.churnwarnings.codec.field.RowNumber;
import io.churnwarnings.codec.field.RowRules;
import io.churnwarnings.codec.json.JsonScalar;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** Tells whether a condition holds of the record being read. */
public final class ConditionReader {

    private static final int MOST_CHARS = 64;
    private static final String NUMBER = "-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?";

    private record Test(
            List<JsonScalar> values,
            Condition.Kind kind,
            String word,
            BigDecimal number,
            List<JsonScalar> wholes) {}

    private final List<List<Test>> anyOf;
    private final RowNumber row;

    /**
     * @param places finds the value at a place
     * @param rows how numbers are written in rows; null in JSON
     */
    ConditionReader(
            Condition condition, Function<Pointer, List<JsonScalar>> places, RowRules rows) {
        anyOf =
                condition.anyOf().stream()
                        .map(all -> all.stream().map(clause -> test(clause, places)).toList())
                        .toList();
        row = rows == null ? null : new RowNumber(rows);
    }

    private static Test test(Condition.Clause clause, Function<Pointer, List<JsonScalar>> places) {
        return new Test(
                places.apply(clause.place()),
                clause.kind(),
                clause.word(),
                number(clause.word()),
                clause.whole() == null ? List.of() : places.apply(clause.whole()));
    }

    public boolean holds() {
        for (List<Test> all : anyOf) {
            boolean holds = true;
            for (int i = 0; i < all.size() && holds; i++) {
                holds = holds(all.get(i));
            }
            if (holds) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(Test test) {
        JsonScalar value = firstOf(test.values);
        if (value.isBlank()) {
            return test.kind == Condition.Kind.ABSENT;
        }
        return switch (test.kind) {
            case ABSENT -> false;
            case PRESENT -> true;
            case EQUAL -> equals(value, test);
            case UNEQUAL -> !equals(value, test);
            case ABOVE -> isAbove(value, test);
        };
    }

    /** False if one of the two is no number. */
    private boolean isAbove(JsonScalar value, Test test) {
        JsonScalar whole = firstOf(test.wholes);
        BigDecimal part = value.length() > MOST_CHARS ? null : number(value);
        BigDecimal all = whole.isBlank() || whole.length() > MOST_CHARS ? null : number(whole);
        return part != null && all != null && part.compareTo(test.number.multiply(all)) > 0;
    }

    private static JsonScalar firstOf(List<JsonScalar> values) {
        for (JsonScalar value : values) {
            if (!value.isBlank()) {
                return value;
            }
        }
        return values.get(0);
    }

    private boolean equals(JsonScalar value, Test test) {
        if (test.word.contentEquals(value)) {
            return true;
        }
        if (row != null && test.word.equals(RowNumber.strip(value.toString()))) {
            return true;
        }
        BigDecimal number =
                test.number == null || value.length() > MOST_CHARS ? null : number(value);
        return number != null && number.compareTo(test.number) == 0;
    }

    private BigDecimal number(JsonScalar value) {
        if (row == null) {
            return number(value.toString());
        }
        return row.read(value) ? number(row.number().toString()) : null;
    }

    private static BigDecimal number(String text) {
        return text.length() <= MOST_CHARS && text.matches(NUMBER) ? new BigDecimal(text) : null;
    }
}
