package io.churnwarnings.job.options;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** {@code churn.input.file.*}: how files with rows are written. */
public final class InputFileOptions {

    public static final ConfigOption<String> FILE_SEPARATOR =
            ConfigOptions.key("churn.input.file.separator")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Separator of the cells in files with rows: , ; | or tab. If not"
                                    + " set: found for each file.");

    public static final ConfigOption<String> FILE_ENCODING =
            ConfigOptions.key("churn.input.file.encoding")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Of files with rows: the encoding of their text, as UTF-8, UTF-16LE,"
                                    + " GB18030 or windows-1252. If not set: found for each file.");

    public static final ConfigOption<String> FILE_DECIMAL =
            ConfigOptions.key("churn.input.file.decimal")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Of files with rows: the sign before the decimals of amounts, . or ,"
                                    + " If not set: found for each file.");

    private InputFileOptions() {}
}
