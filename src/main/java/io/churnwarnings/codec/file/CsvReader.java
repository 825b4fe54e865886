package io.churnwarnings.codec.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.churnwarnings.codec.json.JsonText;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A purchase a row. Each becomes the canonical JSON that a shop would have sent, so that tools and
 * job share one road. Bytes are carried over as they are: what is not UTF-8 stays so, and is
 * rejected where everything is.
 */
final class CsvReader implements RecordReader {

    static final String HEADER = "customer_id,order_id,event_time,amount";

    private static final List<String> COLUMNS = List.of(HEADER.split(","));
    private static final Pattern WITH_OFFSET =
            Pattern.compile(".*([Zz]|[+-][0-9]{2}:[0-9]{2})", Pattern.DOTALL);
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";
    private static final int MAX_CELL = 1 << 24;

    private final LineReader lines;
    private final Stamp stamp;

    CsvReader(LineReader lines, Stamp stamp) throws IOException {
        this.lines = lines;
        this.stamp = stamp;
        byte[] first = lines.next();
        String header = first == null ? "" : new String(first, ISO_8859_1);
        CsvRow row = new CsvRow();
        if (!row.add(header.startsWith(BYTE_ORDER_MARK) ? header.substring(3) : header)
                || !row.cells().equals(COLUMNS)) {
            throw lines.faultAt(1, "the first line must be the header " + HEADER);
        }
    }

    @Override
    public FileRecord next() throws IOException {
        byte[] line = lines.next();
        while (line != null && new String(line, ISO_8859_1).isBlank()) {
            line = lines.next();
        }
        return line == null ? null : stamp.on(value(row(line)));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private List<String> row(byte[] firstLine) throws IOException {
        long start = lines.number();
        CsvRow row = new CsvRow();
        byte[] line = firstLine;
        while (!row.add(new String(line, ISO_8859_1))) {
            line = lines.next();
            if (line == null || row.pending() > MAX_CELL) {
                throw lines.faultAt(start, "a quote is opened in this row and never closed");
            }
        }
        return row.cells();
    }

    private static byte[] value(List<String> cells) {
        StringBuilder json = new StringBuilder("{");
        append(json, "orderId", cell(cells, 1));
        append(json, "customerId", cell(cells, 0));
        String time = cell(cells, 2);
        append(
                json,
                "occurredAt",
                time.isEmpty() || WITH_OFFSET.matcher(time).matches() ? time : time + "Z");
        append(json, "amount", cell(cells, 3));
        return json.append('}').toString().getBytes(ISO_8859_1);
    }

    private static String cell(List<String> cells, int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    private static void append(StringBuilder json, String name, String text) {
        if (!text.isEmpty()) {
            json.append(json.length() > 1 ? "," : "").append('"').append(name).append("\":");
            JsonText.appendQuoted(json, text);
        }
    }
}
