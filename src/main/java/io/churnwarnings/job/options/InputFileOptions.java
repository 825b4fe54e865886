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
                            "Separator of the cells in CSV files: , ; | or tab."
                                    + " Detected for each file if not set.");

    public static final ConfigOption<String> FILE_ENCODING =
            ConfigOptions.key("churn.input.file.encoding")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Character encoding of CSV files, for example UTF-8,"
                                    + " UTF-16LE, GB18030 or windows-1252. Detected for each file"
                                    + " if not set.");

    public static final ConfigOption<String> FILE_DECIMAL =
            ConfigOptions.key("churn.input.file.decimal")
                    .stringType()
                    .noDefaultValue()
                    .withDescription(
                            "Decimal separator of amounts in CSV files: . or a comma."
                                    + " Detected for each file if not set.");

    private InputFileOptions() {}
}
