package io.churnwarnings.codec.file.item;

import io.churnwarnings.codec.MappedColumns;
import io.churnwarnings.codec.file.input.InputFile;
import io.churnwarnings.codec.file.input.RecordFileException;
import io.churnwarnings.codec.mapping.InputMapping;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Holds the header of rows against the places at which is looked. */
final class RowColumns {

    private final InputFile file;
    private final MappedColumns columns;
    private final boolean preset;

    RowColumns(InputFile file, InputMapping mapping, boolean preset) {
        this.file = file;
        this.columns = new MappedColumns(mapping);
        this.preset = preset;
    }

    /** The columns of money. */
    Set<String> money() {
        return columns.money();
    }

    /**
     * Refuses a header without the columns that must be there.
     *
     * @param doubts takes what is not as it may have been meant
     */
    void check(RowHeader header, List<String> doubts) throws RecordFileException {
        List<String> lacking = columns.lacking(header.names());
        if (!lacking.isEmpty() && header.isData()) {
            throw fault(
                    "the first row looks like data, not like the names of columns: "
                            + header.said()
                            + ": put a header above it");
        }
        if (preset && !lacking.isEmpty()) {
            throw fault(
                    "the first line must be the header "
                            + RowPreset.HEADER
                            + ", or settings must say what its columns are (churn.input.mapping):"
                            + " doctor writes them. Its columns are: "
                            + header.said());
        }
        if (!lacking.isEmpty()) {
            throw fault(
                    "the header has no column "
                            + String.join(", and none ", lacking)
                            + ". Its columns are: "
                            + header.said());
        }
        for (String place : columns.without(header.names())) {
            doubts.add("there is no column " + place + "; nothing is read of it");
        }
        Set<String> repeated = new TreeSet<>(header.repeated());
        if (!repeated.isEmpty()) {
            doubts.add(
                    "more than one column is called "
                            + String.join(", ", repeated)
                            + "; the first of them counts");
        }
    }

    private RecordFileException fault(String what) {
        return new RecordFileException(file.path() + ", line 1: " + what);
    }
}
