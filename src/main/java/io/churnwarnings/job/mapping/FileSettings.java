package io.churnwarnings.job.mapping;

import io.churnwarnings.codec.FileRules;
import io.churnwarnings.job.config.SettingsReader;
import io.churnwarnings.job.options.InputFileOptions;
import java.nio.charset.Charset;
import java.util.Locale;
import org.apache.flink.configuration.ConfigOption;

/** Reads how files are written, as far as that is told. */
public final class FileSettings {

    private FileSettings() {}

    public static FileRules read(SettingsReader reader) {
        return new FileRules(
                reader.parsed(
                                InputFileOptions.FILE_SEPARATOR,
                                "one of , ; | and tab",
                                FileSettings::separator)
                        .orElse(null),
                reader.parsed(
                                InputFileOptions.FILE_ENCODING,
                                "the name of an encoding, such as UTF-8, windows-1252 or GB18030",
                                name -> Charset.forName(name).name())
                        .orElse(null),
                sign(reader, InputFileOptions.FILE_DECIMAL),
                false);
    }

    private static Character sign(SettingsReader reader, ConfigOption<String> option) {
        return reader.parsed(
                        option,
                        ". or ,",
                        text -> text.equals(".") || text.equals(",") ? text.charAt(0) : null)
                .orElse(null);
    }

    private static Character separator(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "tab", "\\t", "" -> '\t';
            case ",", "comma" -> ',';
            case ";", "semicolon" -> ';';
            case "|", "pipe" -> '|';
            default -> null;
        };
    }
}
