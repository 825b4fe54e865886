package io.churnwarnings.codec.file.input;

import java.util.List;
import java.util.Locale;

/** What a file holds, as the ending of its name tells. */
public enum FileType {
    /** Rows of cells under a header. */
    ROWS(".csv", ".tsv", ".txt"),
    /** A JSON value a line. */
    LINES(".jsonl", ".ndjson"),
    /** One JSON value, the records of which are the elements of an array. */
    VALUE(".json"),
    /** Timestamp, key and value of a record a line, in base64. */
    RAW(".raw");

    /** All endings, for people. */
    static final String ENDINGS =
            ".csv, .tsv, .txt, .jsonl, .ndjson, .json or .raw, or one of these and .gz or .zst";

    private final List<String> endings;

    FileType(String... endings) {
        this.endings = List.of(endings);
    }

    /** The type of a file, its packing aside; null if the name tells of none. */
    static FileType of(String name) {
        String plain = Packing.of(name).strip(name).toLowerCase(Locale.ROOT);
        for (FileType type : values()) {
            for (String ending : type.endings) {
                if (plain.endsWith(ending) && plain.length() > ending.length()) {
                    return type;
                }
            }
        }
        return null;
    }
}
