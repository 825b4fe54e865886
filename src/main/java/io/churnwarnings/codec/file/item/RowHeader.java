package io.churnwarnings.codec.file.item;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of the columns of a file.
 *
 * @param columns the names by position; null where a column of the name stands before, or there is
 *     no name
 * @param repeated names of more than one column
 */
record RowHeader(List<String> columns, Set<String> repeated) {

    private static final String DATA =
            "[-+(]?[0-9][0-9.,: /TZ+-]*\\)?|[^@\\s]+@[^@\\s]+\\.[^@\\s]+|\\p{Sc}\\s?[0-9.,]+";

    static RowHeader of(List<String> cells) {
        List<String> columns = new ArrayList<>();
        Set<String> known = new LinkedHashSet<>();
        Set<String> repeated = new LinkedHashSet<>();
        for (String cell : cells) {
            String name = cell.strip();
            boolean fresh = !name.isEmpty() && known.add(name);
            columns.add(fresh ? name : null);
            if (!fresh && !name.isEmpty()) {
                repeated.add(name);
            }
        }
        return new RowHeader(columns, repeated);
    }

    /** The names that count. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(columns);
        names.remove(null);
        return names;
    }

    /** Whether it looks like a row, and not like names. */
    boolean isData() {
        return columns.stream().anyMatch(name -> name != null && name.matches(DATA))
                || names().isEmpty();
    }

    /** In words for people, cut where there are many. */
    String said() {
        List<String> names = new ArrayList<>(names());
        String all = String.join(", ", names.subList(0, Math.min(40, names.size())));
        return names.size() > 40 ? all + ", ... (" + names.size() + ")" : all;
    }
}
