package io.churnwarnings.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BusinessTimeTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final long DAY = Duration.ofDays(1).toMillis();

    private static ShopCalendar calendar(ShopCalendar.Days... days) {
        return new ShopCalendar("one", List.of(days), List.of(), List.of(), List.of());
    }

    private static ShopCalendar.Days days(String from, String to, int rate) {
        return new ShopCalendar.Days(LocalDate.parse(from), LocalDate.parse(to), rate, null);
    }

    private static long local(String time, ZoneId zone) {
        return java.time.LocalDateTime.parse(time).atZone(zone).toInstant().toEpochMilli();
    }

    @Test
    void aPauseStopsTheClock() {
        BusinessTime time =
                BusinessTime.of(calendar(days("2026-02-15", "2026-02-23", 0)), SHANGHAI);
        long lastOrder = local("2026-02-10T00:00", SHANGHAI);

        assertThat(time.after(lastOrder, 15 * DAY)).isEqualTo(local("2026-03-06T00:00", SHANGHAI));
        assertThat(time.after(lastOrder, 5 * DAY))
                .as("the pause begins when the time is over")
                .isEqualTo(local("2026-02-15T00:00", SHANGHAI));
        assertThat(time.days(lastOrder, local("2026-03-01T00:00", SHANGHAI))).isEqualTo(10);
    }

    @Test
    void aDayOfRateTwoCountsTwice() {
        BusinessTime time =
                BusinessTime.of(calendar(days("2025-11-01", "2025-11-11", 20_000)), SHANGHAI);

        assertThat(time.after(local("2025-10-25T12:00", SHANGHAI), 15 * DAY))
                .isEqualTo(local("2025-11-05T06:00", SHANGHAI));
    }

    @Test
    void weekdaysAndMonthsMultiplyAndAreRoundedHalfEven() {
        List<BigDecimal> weekly = new ArrayList<>(java.util.Collections.nCopies(7, BigDecimal.ONE));
        weekly.set(0, new BigDecimal("0.5"));
        List<BigDecimal> yearly =
                new ArrayList<>(java.util.Collections.nCopies(12, BigDecimal.ONE));
        yearly.set(0, new BigDecimal("0.1001"));
        ZoneId zone = ZoneId.of("UTC");
        BusinessTime time =
                BusinessTime.of(
                        new ShopCalendar("one", List.of(), List.of(), weekly, yearly), zone);

        long monday = local("2026-01-05T00:00", zone);
        assertThat(time.between(monday, monday + DAY)).isEqualTo(500 * DAY);
        assertThat(time.between(monday + DAY, monday + 2 * DAY)).isEqualTo(1_001 * DAY);
    }

    @Test
    void itAgreesWithASumDayByDay() {
        Random random = new Random(7);
        for (String name :
                List.of("Europe/London", "America/New_York", "Pacific/Apia", "Africa/Cairo")) {
            ZoneId zone = ZoneId.of(name);
            ShopCalendar calendar =
                    calendar(
                            days("2011-12-24", "2012-01-02", 0),
                            days("2012-03-20", "2012-04-02", 3_333),
                            days("2012-10-20", "2012-11-10", 100_000));
            BusinessTime time = BusinessTime.of(calendar, zone);
            int[] rates = calendar.rates();
            long first = local("2011-10-01T00:00", zone);
            for (int i = 0; i < 200; i++) {
                long from = first + (long) (random.nextDouble() * 450 * DAY);
                long to = from + (long) (random.nextDouble() * 100 * DAY);
                long sum = 0;
                for (long at = from; at < to; ) {
                    LocalDate date = Instant.ofEpochMilli(at).atZone(zone).toLocalDate();
                    long end =
                            Math.min(
                                    to,
                                    date.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli());
                    sum += (end - at) * rates[Math.toIntExact(LocalDays.number(date))];
                    at = end;
                }
                assertThat(time.between(from, to)).as("%s %d %d", name, from, to).isEqualTo(sum);
                long millis = -Math.floorDiv(-sum, 10_000L);
                long after = time.after(from, millis);
                if (millis > 0) {
                    assertThat(time.between(from, after)).isGreaterThanOrEqualTo(millis * 10_000);
                    assertThat(time.between(from, after - 1)).isLessThan(millis * 10_000);
                }
            }
        }
    }

    @Test
    void outsideTheYearsOfTheTableTimeIsOrdinary() {
        BusinessTime time =
                BusinessTime.of(calendar(days("2199-12-01", "2199-12-31", 0)), SHANGHAI);

        long before = Instant.parse("1975-06-01T00:00:00Z").toEpochMilli();
        assertThat(time.after(before, 7 * DAY)).isEqualTo(before + 7 * DAY);
        long behind = Instant.parse("9000-06-01T00:00:00Z").toEpochMilli();
        assertThat(time.after(behind, 7 * DAY)).isEqualTo(behind + 7 * DAY);
        assertThat(time.after(behind, Long.MAX_VALUE / 2)).isEqualTo(BusinessTime.NEVER);
        long inside = local("2199-12-15T12:00", SHANGHAI);
        assertThat(time.after(inside, 1)).isEqualTo(local("2200-01-01T00:00", SHANGHAI) + 1);
        assertThat(time.days(before, before + ChronoUnit.DAYS.getDuration().toMillis()))
                .isEqualTo(1);
    }
}
