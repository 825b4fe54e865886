package io.churnwarnings.codec.file;

import io.churnwarnings.codec.field.InputMapping;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * Opens files of records by their extension: {@code .jsonl} (one canonical fact a line), {@code
 * .csv} (purchases under the header {@value CsvReader#HEADER}) and {@code .raw} (timestamp, key and
 * value of any record, in base64).
 */
public final class RecordFile {

    private RecordFile() {}

    /** Opens the bytes of a file, wherever they are. */
    @FunctionalInterface
    public interface Bytes {

        InputStream open() throws IOException;
    }

    /**
     * Opens a file of canonical facts.
     *
     * @param wallClock the time now in epoch milliseconds; facts that lie after it are stamped with
     *     it
     * @throws RecordFileException if there is no such file, it cannot be read, or its extension is
     *     none of the three
     */
    public static RecordReader open(Path file, LongSupplier wallClock) throws IOException {
        return open(file, wallClock, null);
    }

    /**
     * Opens a file.
     *
     * @param wallClock the time now in epoch milliseconds; facts that lie after it are stamped with
     *     it
     * @param mapping where the fields of a fact stand in a line of {@code .jsonl}; null in
     *     canonical facts
     * @throws RecordFileException if there is no such file, it cannot be read, its extension is
     *     none of the three, or it is {@code .csv} and there is a mapping
     */
    public static RecordReader open(Path file, LongSupplier wallClock, InputMapping mapping)
            throws IOException {
        return open(file.toString(), () -> openStream(file), wallClock, mapping);
    }

    /**
     * The same, of a file that may be elsewhere.
     *
     * @param file its name, which ends in its extension
     * @param bytes opens it; what goes wrong with that is told with its name
     */
    public static RecordReader open(
            String file, Bytes bytes, LongSupplier wallClock, InputMapping mapping)
            throws IOException {
        String name = file.substring(file.lastIndexOf('/') + 1);
        String extension = name.substring(Math.max(name.lastIndexOf('.'), 0));
        if (!extension.equals(".jsonl") && !extension.equals(".csv") && !extension.equals(".raw")) {
            throw new RecordFileException(
                    file
                            + ": cannot tell its format: its name must end in .jsonl, .csv or .raw"
                            + " (unpack it if it is packed)");
        }
        if (extension.equals(".csv") && mapping != null) {
            throw new RecordFileException(
                    file
                            + ": rows of a .csv file are made canonical facts, which the settings"
                            + " churn.input.format and churn.input.mapping do not take: remove them"
                            + " for this file");
        }
        LineReader lines = new LineReader(file, opened(file, bytes));
        return switch (extension) {
            case ".jsonl" -> new JsonLinesReader(lines, new Stamp(mapping, wallClock));
            case ".csv" -> openCsv(lines, wallClock);
            default -> new RawReader(lines);
        };
    }

    private static RecordReader openCsv(LineReader lines, LongSupplier wallClock)
            throws IOException {
        try {
            return new CsvReader(lines, new Stamp(null, wallClock));
        } catch (IOException e) {
            lines.close();
            throw e;
        }
    }

    private static InputStream opened(String file, Bytes bytes) throws RecordFileException {
        try {
            return bytes.open();
        } catch (RecordFileException e) {
            throw e;
        } catch (IOException e) {
            throw new RecordFileException(file + ": cannot be read: " + e, e);
        }
    }

    private static InputStream openStream(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new RecordFileException(file + ": no such file");
        }
        if (Files.isDirectory(file)) {
            throw new RecordFileException(file + ": a directory, not a file");
        }
        return Files.newInputStream(file);
    }
}
