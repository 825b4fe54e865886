package io.churnwarnings.local.run;

import io.churnwarnings.time.ClockSettings;
import io.churnwarnings.time.QuietHours;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** The settings of the job's clock in mode live. */
public final class LiveClock {

    private static final Duration EMIT_EVERY = Duration.ofMillis(100);
    private static final Duration A_QUARTER_OF_A_DAY = Duration.ofHours(6);

    /** A night and an outage in the days of a show. */
    private static final QuietHours SHOW_HOURS =
            new QuietHours(Duration.ofDays(1), Duration.ofDays(10), Duration.ofDays(5));

    private LiveClock() {}

    /** Null if records alone move the clock of this play. */
    public static UnaryOperator<ClockSettings> of(Scenario play) {
        if (play == null || play.wall() == null) {
            return null;
        }
        return play.isFollow() ? UnaryOperator.identity() : settings -> show(settings, play);
    }

    private static ClockSettings show(ClockSettings settings, Scenario play) {
        return new ClockSettings(
                settings.disorder(),
                EMIT_EVERY,
                settings.emitAfterRecords(),
                A_QUARTER_OF_A_DAY,
                SHOW_HOURS,
                play.wall(),
                settings.alignment());
    }
}
