package io.churnwarnings.codec.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.codec.Samples;
import io.churnwarnings.codec.json.RejectionReason;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T10:15:00+08:00, 2026-03-01T02:15:00Z",
        "2026-03-01T10:15Z, 2026-03-01T10:15:00Z",
        "2026-03-01t10:15:07z, 2026-03-01T10:15:07Z",
        "2026-03-01T10:15:00.1Z, 2026-03-01T10:15:00.100Z",
        "2026-03-01T10:15:00.123456789Z, 2026-03-01T10:15:00.123Z",
        "2026-03-01T23:59:59.9999-00:00, 2026-03-01T23:59:59.999Z",
        "1969-12-31T23:59:59.9999Z, 1969-12-31T23:59:59.999Z",
        "2024-02-29T00:00+18:00, 2024-02-28T06:00:00Z",
        "2024-02-29T00:00-18:00, 2024-02-29T18:00:00Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "0000-12-31T23:30:00-00:30, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z, 9999-12-31T23:59:59.999Z"
    })
    void timesAreRead(String text, Instant expected) {
        assertThat(Instants.parse(text)).isEqualTo(expected.toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "2026-03-01",
                "2026-03-01T10:15:00",
                "2026-03-01 10:15:00Z",
                "20260301T101500Z",
                "2026-03-01T10Z",
                "2026-03-01T24:00:00Z",
                "2026-03-01T23:60:00Z",
                "2026-03-01T23:59:60Z",
                "2026-03-01T10:15:00+08",
                "2026-03-01T10:15:00+0800",
                "2026-03-01T10:15:00+18:01",
                "2026-03-01T10:15:00-19:00",
                "2026-03-01T10:15:00+08:60",
                "2026-03-01T10:15:00.Z",
                "2026-03-01T10:15:00.1234567890Z",
                "2026-03-01T10:15:00,5Z",
                "2026-03-01T10:15.5Z",
                "2026-03-01T10:15:0Z",
                "2026-3-01T10:15:00Z",
                "2026-02-29T00:00Z",
                "2026-04-31T00:00Z",
                "2026-00-01T00:00Z",
                "2026-13-01T00:00Z",
                "2026-01-00T00:00Z",
                "2026-01-32T00:00Z",
                "0000-12-31T23:59:59.999Z",
                "0001-01-01T00:00+00:01",
                "9999-12-31T23:59-00:01",
                "+2026-03-01T00:00Z",
                "12026-03-01T00:00Z",
                "-2026-03-01T00:00Z",
                " 2026-03-01T00:00Z",
                "2026-03-01T00:00Z ",
                "2026-03-01T00:00ZZ",
                "2026-W09-7T00:00Z",
                "2026-060T00:00Z",
                "2026-03-01T00:00:00+08:00[Asia/Shanghai]",
                "1270000000000",
                "12700000000000000",
                "\uff12\uff10\uff12\uff16-03-01T00:00Z",
                "2026-03-01T1\u0661:00Z",
                "2026-03-01T00:00\u2212" + "08:00",
                "2026-03-01T-1:00Z",
                "2026-03-01T00:00:-1Z",
                "2026-03-01T00:00:00+0a:00",
                "2026-03-01T00:00:00+08:00:00",
                "2026/03/01T00:00Z",
                "2026-03-01T00.00Z.",
                "2026-03-01T00:00:",
                "2026-03-01T00:00:00",
                "2026-03-01T00:00+",
                "2026-03-01T00:00:1"
            })
    void everythingElseIsNotATime(String text) {
        assertThat(Instants.parse(text)).isEqualTo(Instants.UNREADABLE);
    }

    @Test
    void integersAreEpochMillisecondsOfTheYears1To9999() {
        long first = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
        long last = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
        assertThat(Instants.ofEpochMillis("" + first)).isEqualTo(first);
        assertThat(Instants.ofEpochMillis("" + last)).isEqualTo(last);
        assertThat(Instants.ofEpochMillis("-0")).isZero();
        assertThat(Instants.ofEpochMillis("" + (first - 1))).isEqualTo(Instants.UNREADABLE);
        assertThat(Instants.ofEpochMillis("" + (last + 1))).isEqualTo(Instants.UNREADABLE);
        assertThat(Instants.ofEpochMillis("9".repeat(100_000))).isEqualTo(Instants.UNREADABLE);
        assertThat(Instants.ofEpochMillis("-" + "9".repeat(40))).isEqualTo(Instants.UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1772330000000.0",
                "1.7e12",
                "17e11",
                "true",
                "[]",
                "{}",
                "\"1772330000000\"",
                "\"\"",
                "9223372036854775808"
            })
    void aTimeThatIsNoTextAndNoIntegerIsABadField(String json) {
        assertThat(Samples.reason(Samples.purchase(",\"occurredAt\":" + json)))
                .isEqualTo(RejectionReason.BAD_FIELD);
    }

    @Property(seed = "20261130")
    void everyInstantIsReadBackFromEveryOffset(
            @ForAll @LongRange(min = -62_135_510_400_000L, max = 253_402_214_400_000L) long millis,
            @ForAll @IntRange(min = -1080, max = 1080) int offsetMinutes) {
        OffsetDateTime time =
                Instant.ofEpochMilli(millis)
                        .atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60));
        String text = time.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx"));
        assertThat(Instants.parse(text)).isEqualTo(millis);
    }
}
