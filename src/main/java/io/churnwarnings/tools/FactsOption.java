package io.churnwarnings.tools;

/** The words of the option {@code --facts}, which all tools have that read files. */
public final class FactsOption {

    public static final String LABEL = "FILE";

    public static final String FILES =
            "The history: files, or folders of them; may be given several times. Rows (.csv, .tsv,"
                    + " .txt), JSON (.jsonl, .ndjson, .json) or .raw, each also packed (.gz, .zst);"
                    + " in any order of time.";

    private FactsOption() {}
}
