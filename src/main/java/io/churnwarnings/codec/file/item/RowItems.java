package io.churnwarnings.codec.file.item;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.codec.file.input.BytesRead;
import io.churnwarnings.codec.file.input.InputFile;
import io.churnwarnings.codec.file.input.RecordFileException;
import io.churnwarnings.codec.file.input.TextEncodings;
import io.churnwarnings.codec.file.row.Row;
import io.churnwarnings.codec.file.row.RowFaultException;
import io.churnwarnings.codec.file.row.Rows;
import io.churnwarnings.codec.json.JsonText;
import io.churnwarnings.codec.json.RejectionReason;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of a file by the names of their columns. */
public final class RowItems implements Items {

    private static final int MOST_KEPT = 1 << 16;

    private final InputFile file;
    private final RowShape shape;
    private final Rows rows;
    private final RowHeader header;
    private final String titles;
    private final Deque<Row> ahead = new ArrayDeque<>();
    private long number;

    RowItems(InputFile file, RowShape shape, BytesRead progress) throws IOException {
        this.file = file;
        this.shape = shape;
        this.rows =
                new Rows(RowShape.text(file.open(progress), shape.encoding()), shape.separator());
        try {
            HeaderRow found = HeaderRow.of(rows);
            header = RowHeader.of(found.cells());
            titles = found.said();
            ahead.addAll(found.below());
        } catch (IOException e) {
            rows.close();
            throw told(file, shape.encoding(), 1, e);
        }
    }

    RowHeader header() {
        return header;
    }

    /** What stands above the header, in words for people; null if nothing does. */
    String titles() {
        return titles;
    }

    @Override
    public Item next() throws IOException {
        try {
            Row row = ahead.isEmpty() ? rows.next() : ahead.poll();
            return row == null ? null : item(row);
        } catch (IOException e) {
            throw told(file, shape.encoding(), rows.line(), e);
        }
    }

    private Item item(Row row) {
        List<String> cells = row.cells();
        Map<String, String> named = new LinkedHashMap<>();
        List<String> columns = header.columns();
        int beyond = 0;
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i).strip();
            if (!cell.isEmpty() && i >= columns.size()) {
                beyond++;
            } else if (!cell.isEmpty() && columns.get(i) != null) {
                named.put(columns.get(i), cell);
            }
        }
        long at = number++;
        if (row.isTooLarge()) {
            return Item.fault(
                    at,
                    row.line(),
                    kept(json(named)),
                    RejectionReason.TOO_LARGE,
                    "row: %d characters, more than %d; its beginning is kept"
                            .formatted(row.skipped(), Rows.MAX_ROW_CHARS));
        }
        if (beyond > 0) {
            return Item.fault(
                    at,
                    row.line(),
                    json(cells),
                    RejectionReason.BAD_ROW,
                    "row: %d cells, but the header has %d".formatted(cells.size(), columns.size()));
        }
        return new Item(at, row.line(), null, named, null, null, null);
    }

    /** A row as it goes to those who look at what was rejected. */
    public static byte[] json(Map<String, String> cells) {
        StringBuilder json = new StringBuilder("{");
        cells.forEach(
                (column, text) -> {
                    JsonText.appendQuoted(json.append(json.length() > 1 ? "," : ""), column);
                    JsonText.appendQuoted(json.append(':'), text);
                });
        return json.append('}').toString().getBytes(UTF_8);
    }

    /** A row whose cells cannot be matched with the columns. */
    private static byte[] json(List<String> cells) {
        StringBuilder json = new StringBuilder("[");
        for (String cell : cells) {
            JsonText.appendQuoted(json.append(json.length() > 1 ? "," : ""), cell);
        }
        return json.append(']').toString().getBytes(UTF_8);
    }

    private static byte[] kept(byte[] json) {
        return json.length <= MOST_KEPT ? json : java.util.Arrays.copyOf(json, MOST_KEPT);
    }

    /** What went wrong with rows, in words for people. */
    static IOException told(InputFile file, Charset encoding, long line, IOException e) {
        if (e instanceof RecordFileException) {
            return e;
        }
        if (e instanceof RowFaultException fault) {
            return new RecordFileException(
                    "%s, line %d: %s".formatted(file.path(), fault.line(), e.getMessage()), e);
        }
        if (TextEncodings.isWrong(e)) {
            return new RecordFileException(
                    "%s%s: not all of it is text in %s: set churn.input.file.encoding to its encoding"
                            .formatted(
                                    file.path(),
                                    line > 0 ? ", after line " + line : "",
                                    encoding.name()),
                    e);
        }
        return InputFile.cannotRead(file.path(), e);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
