package io.churnwarnings.codec.file.row;

import java.io.IOException;
import java.io.Reader;

/**
 * Stands before the parser of rows and keeps from it what it could not bear: of a row that is too
 * large only the beginning comes through, ended as rows are and marked in a last cell; a quote that
 * is not closed where its cell ends stops the reading at once, for it would swallow all rows up to
 * the next quote.
 */
final class RowGuard extends Reader {

    /** Begins the last cell of a row that was cut; no text has it, as it is no character. */
    static final char CUT = '\uFFFF';

    private static final int NO_CHAR = -1;

    private final Reader in;
    private final char separator;
    private final int mostChars;
    private final char[] chunk = new char[1 << 14];
    private int position;
    private int limit;
    private String queued = "";
    private int queuedAt;

    private long line = 1;
    private long quoteLine;
    private long rowChars;
    private boolean inQuotes;
    private boolean afterQuote;
    private boolean cellBlank = true;

    RowGuard(Reader in, char separator, int mostChars) {
        this.in = in;
        this.separator = separator;
        this.mostChars = mostChars;
    }

    /** The line that is being read. */
    long line() {
        return line;
    }

    @Override
    public int read(char[] out, int offset, int length) throws IOException {
        int written = 0;
        while (written < length) {
            if (queuedAt < queued.length()) {
                out[offset + written++] = queued.charAt(queuedAt++);
                continue;
            }
            int c = nextChar(written > 0);
            if (c == NO_CHAR) {
                break;
            }
            follow((char) c);
            if (rowChars > mostChars) {
                skipRow((char) c);
            } else {
                out[offset + written++] = (char) c;
            }
        }
        return written == 0 ? -1 : written;
    }

    /** The next char; none at the end of what is there, or of what can be had without waiting. */
    private int nextChar(boolean enough) throws IOException {
        if (position == limit) {
            if (enough) {
                return NO_CHAR;
            }
            position = 0;
            limit = Math.max(0, in.read(chunk, 0, chunk.length));
            if (limit == 0) {
                if (inQuotes) {
                    throw new OpenQuoteException(quoteLine);
                }
                return NO_CHAR;
            }
        }
        char c = chunk[position++];
        return c == CUT ? '\uFFFD' : c;
    }

    private void follow(char c) throws OpenQuoteException {
        rowChars++;
        if (c == '\n') {
            line++;
        }
        if (inQuotes) {
            if (c == '"') {
                inQuotes = false;
                afterQuote = true;
            }
        } else if (c == '"' && afterQuote) {
            inQuotes = true;
            afterQuote = false;
        } else if (c == '"' && cellBlank) {
            inQuotes = true;
            quoteLine = line;
        } else if (c == separator) {
            beginCell();
        } else if (c == '\n' || c == '\r') {
            beginCell();
            rowChars = 0;
        } else if (c != ' ') {
            if (afterQuote) {
                throw new OpenQuoteException(quoteLine);
            }
            cellBlank = false;
        }
    }

    private void beginCell() {
        cellBlank = true;
        afterQuote = false;
    }

    /** Reads on to the end of the row, and ends what came through of it. */
    private void skipRow(char last) throws IOException {
        // The last that came through may have closed the quote, or not; the char after it was
        // looked at already.
        boolean quoted = last == '"' ? !inQuotes : inQuotes;
        long chars = rowChars;
        int c = last;
        while (c != NO_CHAR && (inQuotes || c != '\n' && c != '\r')) {
            c = nextChar(false);
            if (c != NO_CHAR) {
                follow((char) c);
                chars++;
            }
        }
        queued = (quoted ? "\"" : "") + separator + CUT + chars + "\n";
        queuedAt = 0;
        beginCell();
        rowChars = 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
