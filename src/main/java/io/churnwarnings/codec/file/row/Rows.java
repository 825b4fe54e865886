package io.churnwarnings.codec.file.row;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;

/** The rows of a text, the header among them, as RFC 4180 has them; blank lines are none. */
public final class Rows implements Closeable {

    /** The longest row that is looked at, in characters. */
    public static final int MAX_ROW_CHARS = 1_048_576;

    private static final int BUFFER = 4 * MAX_ROW_CHARS;

    private final RowGuard guard;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;

    /**
     * @param chars the text, without a mark of its encoding
     */
    public Rows(Reader chars, char separator) {
        guard = new RowGuard(chars, separator, MAX_ROW_CHARS);
        reader =
                CsvReader.builder()
                        .fieldSeparator(separator)
                        .skipEmptyLines(true)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .trimWhitespacesAroundQuotes(true)
                        .maxBufferSize(BUFFER)
                        .ofCsvRecord(guard);
        records = reader.iterator();
    }

    /**
     * The next row, or null at the end.
     *
     * @throws RowFaultException if there can be no more rows
     */
    public Row next() throws IOException {
        try {
            while (records.hasNext()) {
                CsvRecord found = records.next();
                List<String> cells = found.getFields();
                if (cells.size() > 1 || !cells.get(0).isBlank()) {
                    return row(found.getStartingLineNumber(), cells);
                }
            }
            return null;
        } catch (UncheckedIOException e) {
            throw told(e.getCause());
        } catch (CsvParseException e) {
            throw e.getCause() instanceof IOException cause
                    ? told(cause)
                    : new RowFaultException(guard.line(), "cannot be read as rows", e);
        }
    }

    private static Row row(long line, List<String> cells) {
        String last = cells.get(cells.size() - 1);
        return !last.isEmpty() && last.charAt(0) == RowGuard.CUT
                ? new Row(
                        line, cells.subList(0, cells.size() - 1), Long.parseLong(last.substring(1)))
                : new Row(line, cells, 0);
    }

    private IOException told(IOException e) {
        if (e instanceof OpenQuoteException open) {
            return new RowFaultException(
                    open.line(), "a quote is opened in this row and never closed", e);
        }
        return e.getCause() instanceof IOException cause ? told(cause) : e;
    }

    /** The line up to which has been read, at least. */
    public long line() {
        return guard.line();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
