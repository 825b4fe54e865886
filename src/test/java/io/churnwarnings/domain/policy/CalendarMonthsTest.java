package io.churnwarnings.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Months are looked up; the calendar must say the same, above all where clocks are changed. */
class CalendarMonthsTest {

    private static final long SEED = 20_240_401;
    private static final YearMonth FIRST = YearMonth.of(1989, 6);

    /** Some before the first year that is looked up, and some after the last. */
    private static final int MONTHS = 1_240;

    private static final int HOUR = 3_600_000;

    @Test
    void matchesTheCalendarInEveryZone() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (String name : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            ZoneId zone = ZoneId.of(name);
            CalendarMonths months = CalendarMonths.of(zone);
            for (int i = 0; i < MONTHS; i++) {
                long start =
                        FIRST.plusMonths(i).atDay(1).atStartOfDay(zone).toInstant().toEpochMilli();
                agree(months, zone, start - 1);
                agree(months, zone, start);
                agree(months, zone, start + random.nextInt(-6 * HOUR, 6 * HOUR));
                agree(months, zone, start + random.nextInt(-96 * HOUR, 96 * HOUR));
            }
        }
    }

    private static void agree(CalendarMonths months, ZoneId zone, long instant) {
        ZonedDateTime local = Instant.ofEpochMilli(instant).atZone(zone);
        int expected = local.getYear() * 12 + local.getMonthValue() - 1;
        int number = months.number(instant);
        // Three million descriptions would take longer than all the rest.
        if (number != expected) {
            assertThat(number).as("%s, seed %d", local, SEED).isEqualTo(expected);
        }
    }
}
