package io.churnwarnings.job.settings;

import io.churnwarnings.domain.calendar.BusinessTime;
import io.churnwarnings.domain.calendar.CalendarPolicy;
import io.churnwarnings.domain.calendar.HoldoutPolicy;
import io.churnwarnings.domain.calendar.ShopCalendar;
import io.churnwarnings.job.config.SettingsReader;
import io.churnwarnings.job.options.CalendarOptions;
import io.churnwarnings.job.options.WarningOptions;
import io.churnwarnings.rules.CalendarReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.ConfigOption;

/** Reads the shop's calendar, what is made of it, and which silences are held out. */
final class CalendarSettings {

    private static final Duration MOST_UPCOMING = Duration.ofDays(366);
    private static final int MOST_OCCASIONS = 1_000;
    private static final double MOST_HOLDOUT = 0.5;
    private static final int DECIMALS = 4;

    private final SettingsReader reader;

    CalendarSettings(SettingsReader reader) {
        this.reader = reader;
    }

    /**
     * The calendar of a shop.
     *
     * @param zone the zone of its local days
     */
    CalendarPolicy calendar(ZoneId zone) {
        BusinessTime time =
                reader.read(CalendarOptions.CALENDAR, "a path or a URL")
                        .flatMap(this::load)
                        .map(calendar -> BusinessTime.of(calendar, zone))
                        .orElse(BusinessTime.ORDINARY);
        return new CalendarPolicy(
                time,
                upcoming(),
                reader.whole(CalendarOptions.MIN_OCCASIONS, 1, MOST_OCCASIONS).orElseThrow(),
                share(CalendarOptions.PROMOTION_SHARE, false, 1));
    }

    /** Which silences are held out. */
    HoldoutPolicy holdout(ZoneId zone) {
        String salt =
                reader.parsed(
                                CalendarOptions.HOLDOUT_SALT,
                                "a text that is not empty",
                                text -> text.isEmpty() ? null : text)
                        .or(() -> reader.read(WarningOptions.SOURCE_NAME, "a URI reference"))
                        .orElse("");
        double share = reader.number(CalendarOptions.HOLDOUT_SHARE, 0, true, MOST_HOLDOUT);
        return new HoldoutPolicy((int) Math.rint(share * HoldoutPolicy.BUCKETS), salt, zone);
    }

    private long upcoming() {
        Duration upcoming = reader.duration(CalendarOptions.UPCOMING, Duration.ZERO);
        if (upcoming.compareTo(MOST_UPCOMING) > 0) {
            reader.fault(CalendarOptions.UPCOMING, "a duration from 0 to 366 d");
        }
        return upcoming.toMillis();
    }

    private int share(ConfigOption<Double> option, boolean inclusive, double most) {
        BigDecimal share = BigDecimal.valueOf(reader.number(option, 0, inclusive, most));
        if (share.stripTrailingZeros().scale() > DECIMALS) {
            reader.fault(option, "a number with at most " + DECIMALS + " decimals");
            return CalendarPolicy.ALL;
        }
        return share.movePointRight(DECIMALS).intValueExact();
    }

    private Optional<ShopCalendar> load(String location) {
        String named =
                CalendarOptions.CALENDAR.key() + " (" + FetchedDocument.shown(location) + ")";
        List<String> mistakes = new ArrayList<>();
        ShopCalendar calendar = null;
        try {
            calendar = CalendarReader.configured(FetchedDocument.fetch(location.trim()), mistakes);
        } catch (IOException | RuntimeException e) {
            // A file system that is asked for what it cannot do may answer with any exception.
            reader.mistake(
                    CalendarOptions.CALENDAR,
                    named
                            + " cannot be read: "
                            + FetchedDocument.shown(e, location)
                            + "; set it to the path or URL of a calendar document");
        }
        for (String mistake : mistakes) {
            reader.mistake(CalendarOptions.CALENDAR, named + ": " + mistake);
        }
        return mistakes.isEmpty() ? Optional.ofNullable(calendar) : Optional.empty();
    }
}
