package io.churnwarnings.codec.file.item;

import io.churnwarnings.codec.FileRules;
import io.churnwarnings.codec.file.input.BytesRead;
import io.churnwarnings.codec.file.input.InputFile;
import io.churnwarnings.codec.file.input.RecordFileException;
import io.churnwarnings.codec.file.input.TextEncodings;
import io.churnwarnings.codec.file.row.DecimalSign;
import io.churnwarnings.codec.file.row.Row;
import io.churnwarnings.codec.file.row.Rows;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out how the rows of files are written, as far as no setting says so. */
public final class RowShapes {

    private static final int SAMPLE_CHARS = 1 << 18;
    private static final int MOST_ROWS = 100;
    private static final int ROWS_FOR_DECIMALS = 50_000;
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    /** By which some spreadsheets tell what stands between the cells. */
    private static final Pattern MARK =
            Pattern.compile("\"?sep=([,;\\t|])\"?[\\r\\n]", Pattern.CASE_INSENSITIVE);

    private static final double DOUBTFUL = 0.1;

    private final FileRules told;

    /**
     * @param told the settings of the files
     */
    public RowShapes(FileRules told) {
        this.told = told;
    }

    /** A separator, the header that it makes, and the share of rows that have as many cells. */
    private record Candidate(char separator, List<String> header, double regular) {}

    /**
     * Finds the shape of a file.
     *
     * @param money the columns of money; null if they are not known, and so the decimal sign is not
     *     looked for
     * @throws RecordFileException with the question, where it cannot be detected
     */
    public RowShape find(InputFile file, Set<String> money) throws IOException {
        Charset encoding = encoding(file);
        try {
            char separator =
                    told.separator() == null ? separator(file, encoding) : told.separator();
            char decimal =
                    told.decimal() != null
                            ? told.decimal()
                            : money == null ? '.' : decimal(file, encoding, separator, money);
            return new RowShape(separator, encoding, decimal);
        } catch (IOException e) {
            throw RowItems.told(file, encoding, 0, e);
        }
    }

    private Charset encoding(InputFile file) throws IOException {
        if (told.encoding() != null) {
            return TextEncodings.named(told.encoding());
        }
        Charset found = TextEncodings.detect(file.open(BytesRead.NONE));
        if (found == null) {
            throw new RecordFileException(
                    file.path()
                            + ": in which encoding is it? It is not UTF-8, and cannot be detected: set"
                            + " churn.input.file.encoding to its name, as windows-1252, GB18030 or"
                            + " UTF-16");
        }
        return found;
    }

    private char separator(InputFile file, Charset encoding) throws IOException {
        String sample = sample(file, encoding);
        Matcher mark = MARK.matcher(sample);
        if (mark.lookingAt()) {
            return mark.group(1).charAt(0);
        }
        Candidate best = null;
        Candidate next = null;
        for (char separator : SEPARATORS) {
            Candidate candidate = candidate(sample, separator, 0);
            if (candidate == null) {
                continue;
            }
            if (best == null || candidate.regular > best.regular) {
                next = best;
                best = candidate;
            } else if (next == null || candidate.regular > next.regular) {
                next = candidate;
            }
        }
        if (best == null) {
            best = belowTitles(sample);
        }
        if (best == null && file.path().toLowerCase(Locale.ROOT).contains(".tsv")) {
            return '\t';
        }
        if (best == null || next != null && best.regular - next.regular < DOUBTFUL) {
            throw new RecordFileException(
                    file.path()
                            + ": what stands between its cells? "
                            + (best == null
                                    ? "Neither of , ; | and tab parts its first line"
                                    : "It may be '"
                                            + best.separator
                                            + "' or '"
                                            + next.separator
                                            + "'")
                            + ": set churn.input.file.separator");
        }
        return best.separator;
    }

    /** The separator that parts the first line that any of them parts. */
    private static Candidate belowTitles(String sample) throws IOException {
        for (int titles = 1; titles <= HeaderRow.MOST_TITLES; titles++) {
            for (char separator : SEPARATORS) {
                Candidate candidate = candidate(sample, separator, titles);
                if (candidate != null && candidate.regular > 1 - DOUBTFUL) {
                    return candidate;
                }
            }
        }
        return null;
    }

    private static String sample(InputFile file, Charset encoding) throws IOException {
        char[] sample = new char[SAMPLE_CHARS];
        int length = 0;
        try (java.io.Reader text = RowShape.text(file.open(BytesRead.NONE), encoding)) {
            int read = text.read(sample, 0, SAMPLE_CHARS);
            while (read > 0 && length < SAMPLE_CHARS) {
                length += read;
                read = text.read(sample, length, SAMPLE_CHARS - length);
            }
        }
        return new String(sample, 0, length);
    }

    private static Candidate candidate(String sample, char separator, int titles)
            throws IOException {
        List<Integer> sizes = new ArrayList<>();
        List<String> header = null;
        try (Rows rows = new Rows(new StringReader(sample), separator)) {
            Row row = rows.next();
            for (int i = 0; i < titles && row != null; i++) {
                row = rows.next();
            }
            header = row == null ? List.of() : List.copyOf(row.cells());
            for (row = rows.next(); row != null && sizes.size() < MOST_ROWS; row = rows.next()) {
                sizes.add(row.cells().size());
            }
        } catch (IOException e) {
            // The sample may end within a quote; with another separator quotes may not fit.
            if (header == null || sizes.isEmpty()) {
                return null;
            }
        }
        int columns = header.size();
        if (columns < 2) {
            return null;
        }
        long regular = sizes.stream().filter(size -> size == columns).count();
        return new Candidate(
                separator, header, sizes.isEmpty() ? 1 : (double) regular / sizes.size());
    }

    private static char decimal(InputFile file, Charset encoding, char separator, Set<String> money)
            throws IOException {
        DecimalSign sign = new DecimalSign();
        try (Rows rows = new Rows(RowShape.text(file.open(BytesRead.NONE), encoding), separator)) {
            List<String> header = HeaderRow.of(rows).cells();
            List<Integer> columns = new ArrayList<>();
            for (int i = 0; i < header.size(); i++) {
                if (money.contains(header.get(i).strip())) {
                    columns.add(i);
                }
            }
            Row row = columns.isEmpty() ? null : rows.next();
            for (int i = 0; row != null && i < ROWS_FOR_DECIMALS; i++) {
                for (int column : columns) {
                    if (column < row.cells().size()) {
                        sign.see(row.cells().get(column));
                    }
                }
                row = rows.next();
            }
        }
        if (sign.doubt() != null) {
            throw new RecordFileException(
                    file.path()
                            + ": is the decimal sign of its amounts a point or a comma? "
                            + sign.doubt()
                            + ": set churn.input.file.decimal to . or ,");
        }
        return sign.sign();
    }
}
