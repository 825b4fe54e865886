package io.churnwarnings.codec.file.item;

import io.churnwarnings.codec.file.row.Row;
import io.churnwarnings.codec.file.row.Rows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The row that names the columns. Titles above it, as reports and spreadsheets have them, have one
 * cell; the mark {@code sep=;} is one of them.
 *
 * @param row the header; null where there are no rows
 * @param above the titles
 * @param below rows that were read beyond it
 */
record HeaderRow(Row row, List<Row> above, List<Row> below) {

    static final int MOST_TITLES = 20;

    static HeaderRow of(Rows rows) throws IOException {
        List<Row> read = new ArrayList<>();
        Row row = rows.next();
        while (row != null && isTitle(row) && read.size() < MOST_TITLES) {
            read.add(row);
            row = rows.next();
        }
        if (row != null && !isTitle(row)) {
            return new HeaderRow(row, List.copyOf(read), List.of());
        }
        // One column alone has no titles.
        if (row != null) {
            read.add(row);
        }
        return read.isEmpty()
                ? new HeaderRow(null, List.of(), List.of())
                : new HeaderRow(read.get(0), List.of(), List.copyOf(read.subList(1, read.size())));
    }

    private static boolean isTitle(Row row) {
        return row.cells().stream().filter(cell -> !cell.isBlank()).count() < 2;
    }

    List<String> cells() {
        return row == null ? List.of() : row.cells();
    }

    /** What stands above the header, in words for people; null if nothing does. */
    String said() {
        if (above.isEmpty()) {
            return null;
        }
        String title =
                above.get(0).cells().stream()
                        .filter(cell -> !cell.isBlank())
                        .findFirst()
                        .orElse("");
        return "%d row%s above the header %s passed over: '%s'"
                .formatted(
                        above.size(),
                        above.size() == 1 ? "" : "s",
                        above.size() == 1 ? "is" : "are",
                        title.length() > 60 ? title.substring(0, 60) + "..." : title);
    }
}
