package io.churnwarnings.codec.file.item;

import io.churnwarnings.codec.DecodingRules;
import io.churnwarnings.codec.FactDecoder;
import io.churnwarnings.codec.OrderLines;
import io.churnwarnings.codec.field.RowRules;
import io.churnwarnings.codec.file.input.BytesRead;
import io.churnwarnings.codec.file.input.FileType;
import io.churnwarnings.codec.file.input.InputFile;
import io.churnwarnings.codec.file.input.LineReader;
import io.churnwarnings.codec.mapping.InputMapping;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A file of which it is known how it is to be read.
 *
 * @param file the file
 * @param shape how its rows are written; null if it has none
 * @param preset whether its rows are under the header that needs no mapping
 * @param rules by which its records are decoded
 */
public record OpenedFile(InputFile file, RowShape shape, boolean preset, DecodingRules rules) {

    /**
     * Finds out how a file is to be read, before it is.
     *
     * @param said takes lines for people
     * @throws RecordFileException if that cannot be detected, or it does not go with the rules
     */
    public static OpenedFile of(InputFile file, DecodingRules rules, Consumer<String> said)
            throws IOException {
        if (file.type() != FileType.ROWS) {
            return new OpenedFile(file, null, false, rules);
        }
        InputMapping usual = RowPreset.mapping(rules.mapping());
        boolean preset = usual != null;
        DecodingRules byColumn = preset ? rules.with(usual) : rules;
        RowColumns columns = new RowColumns(file, byColumn.mapping(), preset);
        RowShape shape = new RowShapes(rules.files()).find(file, columns.money());
        said.accept(file.path() + ": " + shape.said());
        try (RowItems rows = new RowItems(file, shape, BytesRead.NONE)) {
            List<String> doubts = new ArrayList<>();
            if (rows.titles() != null) {
                doubts.add(rows.titles());
            }
            columns.check(rows.header(), doubts);
            doubts.forEach(doubt -> said.accept(file.path() + ": " + doubt));
        }
        return new OpenedFile(file, shape, preset, byColumn);
    }

    /** Whether its records are canonical facts, which are handed on as they stand. */
    public boolean isCanonical() {
        return shape == null && rules.mapping() == null;
    }

    public RowRules rowRules() {
        return shape == null ? RowRules.POINT : new RowRules(shape.decimal());
    }

    /** Whether its records are lines of orders. */
    boolean hasLines() {
        return rules.mapping() != null && rules.mapping().lines();
    }

    /** By what its records are decoded, when lines are joined. */
    public FactDecoder decoder() {
        return new FactDecoder(hasLines() ? rules.with(OrderLines.joined(rules.mapping())) : rules);
    }

    /** What it holds, lines joined to their orders. */
    public Items items(BytesRead progress) throws IOException {
        Items items = asTheyStand(progress);
        if (!hasLines()) {
            return items;
        }
        return new JoinedItems(
                shape == null ? new FlatItems(items) : items, rules.mapping(), rowRules());
    }

    /** What it holds. */
    public Items asTheyStand(BytesRead progress) throws IOException {
        return switch (file.type()) {
            case ROWS -> new RowItems(file, shape, progress);
            case VALUE ->
                    new ElementItems(
                            file.path(),
                            new BufferedInputStream(file.open(progress)),
                            Records.place(rules.mapping()));
            default -> new LineItems(new LineReader(file.path(), file.open(progress)));
        };
    }
}
