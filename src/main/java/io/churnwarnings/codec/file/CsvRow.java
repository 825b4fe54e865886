package io.churnwarnings.codec.file;

import java.util.ArrayList;
import java.util.List;

/**
 * One row, RFC 4180: cells between commas; a cell in quotes may hold commas, line ends and,
 * doubled, quotes. A quote within a cell that did not begin with one stands for itself.
 */
final class CsvRow {

    private final List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private boolean quoted;
    private boolean closed;

    /**
     * Takes a line without its LF. Returns whether the row is complete; if not, it goes on in the
     * next line.
     */
    boolean add(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        for (int i = 0; i < end; i++) {
            add(line.charAt(i));
        }
        if (quoted && !closed) {
            cell.append(line, end, line.length()).append('\n');
            return false;
        }
        endCell();
        return true;
    }

    /** The cells, when the row is complete. */
    List<String> cells() {
        return cells;
    }

    /** Chars held of a cell that is not complete. */
    int pending() {
        return cell.length();
    }

    private void add(char c) {
        if (quoted && !closed) {
            if (c == '"') {
                closed = true;
            } else {
                cell.append(c);
            }
        } else if (c == ',') {
            endCell();
        } else if (c == '"' && closed) {
            cell.append(c);
            closed = false;
        } else if (c == '"' && cell.isEmpty() && !quoted) {
            quoted = true;
        } else {
            cell.append(c);
        }
    }

    private void endCell() {
        cells.add(cell.toString());
        cell.setLength(0);
        quoted = false;
        closed = false;
    }
}
