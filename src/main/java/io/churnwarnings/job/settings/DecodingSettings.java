package io.churnwarnings.job.settings;

import io.churnwarnings.codec.DecodingRules;
import io.churnwarnings.job.config.OptionParsers;
import io.churnwarnings.job.config.SettingsReader;
import io.churnwarnings.job.mapping.FileSettings;
import io.churnwarnings.job.mapping.MappingSettings;
import io.churnwarnings.job.options.ClockOptions;
import io.churnwarnings.job.options.InputOptions;
import java.time.Duration;

/** Reads the rules by which records are taken. */
final class DecodingSettings {

    private DecodingSettings() {}

    /** The currency of amounts without one is that in which money is counted. */
    static DecodingRules read(SettingsReader reader, String baseCurrency) {
        return new DecodingRules(
                baseCurrency,
                reader.duration(ClockOptions.MAX_SKEW, Duration.ZERO).toMillis(),
                reader.parsed(
                                InputOptions.OLDEST,
                                "a date such as 1990-01-01, or " + OptionParsers.INSTANT,
                                OptionParsers::dateOrInstant)
                        .orElseThrow()
                        .toEpochMilli(),
                MappingSettings.read(reader),
                FileSettings.read(reader));
    }
}
