package io.churnwarnings.job.settings;

import io.churnwarnings.domain.policy.Plays;
import io.churnwarnings.domain.policy.RfmPolicy;
import io.churnwarnings.job.config.OptionParsers;
import io.churnwarnings.job.config.SettingsReader;
import io.churnwarnings.job.options.PlayOptions;
import io.churnwarnings.job.options.RfmOptions;
import io.churnwarnings.job.options.ShopOptions;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Reads how customers are told apart. */
final class RfmSettings {

    private static final int MOST_MONTHS = 120;
    private static final int MOST_OCCASIONS = 1_000_000;

    private final SettingsReader reader;

    private RfmSettings(SettingsReader reader) {
        this.reader = reader;
    }

    static RfmPolicy read(SettingsReader reader) {
        return new RfmSettings(reader).policy();
    }

    private RfmPolicy policy() {
        return new RfmPolicy(
                reader.parsed(
                                ShopOptions.TIME_ZONE,
                                "a time zone, such as UTC or Asia/Shanghai",
                                ZoneId::of)
                        .orElseThrow(),
                reader.whole(RfmOptions.MONTHS, 0, MOST_MONTHS).orElseThrow(),
                reader.parsed(
                                RfmOptions.RECENCY_BREAKS,
                                "four rising durations, such as "
                                        + RfmOptions.RECENCY_BREAKS.defaultValue(),
                                text -> ScoreBreaks.of(text, ScoreBreaks::duration))
                        .orElseThrow(),
                reader.parsed(
                                RfmOptions.FREQUENCY_BREAKS,
                                "four rising whole numbers, such as "
                                        + RfmOptions.FREQUENCY_BREAKS.defaultValue(),
                                text -> ScoreBreaks.of(text, ScoreBreaks::count))
                        .orElseThrow(),
                reader.parsed(
                                RfmOptions.MONETARY_BREAKS,
                                "four rising amounts with at most 4 decimals, such as "
                                        + RfmOptions.MONETARY_BREAKS.defaultValue(),
                                text -> ScoreBreaks.of(text, ScoreBreaks::money))
                        .orElseThrow(),
                MoneySettings.rates(reader),
                reader.whole(PlayOptions.LOYAL_OCCASIONS, 2, MOST_OCCASIONS).orElseThrow(),
                plays());
    }

    private Plays plays() {
        Map<String, String> words = new HashMap<>(Plays.standard().words());
        String allowed =
                "plays by segment, such as LOYAL.AT_RISK.HIGH:personal-call: type, stage or DRIFTING, value,"
                        + " and a word of 1 to 64 letters without blanks";
        new TreeMap<>(reader.required(PlayOptions.PLAYS, allowed))
                .forEach(
                        (who, word) -> {
                            if (words.containsKey(who.trim())
                                    && OptionParsers.word(word.trim()) != null) {
                                words.put(who.trim(), word.trim());
                            } else {
                                reader.mistake(
                                        PlayOptions.PLAYS.key()
                                                + " has '"
                                                + who
                                                + "' as '"
                                                + word
                                                + "', but must be "
                                                + allowed);
                            }
                        });
        return new Plays(words);
    }
}
