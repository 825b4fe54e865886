package io.churnwarnings.codec.file;

import io.churnwarnings.codec.DecodingRules;
import io.churnwarnings.codec.file.input.FileTree;
import io.churnwarnings.codec.mapping.InputMapping;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;

/** Opens a file of records of which only the mapping is set. */
public final class RecordFile {

    private static final DecodingRules RULES = new DecodingRules("XXX", 600_000, Long.MIN_VALUE);

    private RecordFile() {}

    /**
     * Opens a file of canonical facts.
     *
     * @param wallClock the time now in epoch milliseconds; facts that lie after it are stamped with
     *     it
     * @throws RecordFileException if there is no such file, or it cannot be read
     */
    public static RecordReader open(Path file, LongSupplier wallClock) throws IOException {
        return open(file, wallClock, null);
    }

    /**
     * Opens a file.
     *
     * @param mapping where the fields of a fact stand; null in canonical facts
     */
    public static RecordReader open(Path file, LongSupplier wallClock, InputMapping mapping)
            throws IOException {
        return FactFiles.open(
                List.of(file.toString()),
                FileTree.LOCAL,
                RULES.with(mapping),
                wallClock,
                line -> {});
    }
}
