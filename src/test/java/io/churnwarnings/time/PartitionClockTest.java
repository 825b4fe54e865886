package io.churnwarnings.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * A partition's clock as a timeline. Disorder is 5 min, {@code quiet-after} 5 min, {@code
 * quiet-limit} 12 h, {@code hold-grace} 1 h; the shop's last word is of noon.
 */
class PartitionClockTest {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DISORDER = 5 * MINUTE;
    private static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
    private static final QuietHours HOURS =
            new QuietHours(Duration.ofMinutes(5), Duration.ofHours(12), Duration.ofHours(1));
    private static final LatestRecord AT_NOON = new LatestRecord(NOON, 0);

    private PartitionClock clock = new PartitionClock(DISORDER, HOURS, PartitionState.UNREAD);

    @Test
    void hasNoTimeBeforeTheFirstAcceptedRecord() {
        clock.rejected(NOON);

        assertThat(clock.heard()).isFalse();
        assertThat(clock.watermark()).isEqualTo(PartitionClock.NEVER);
        assertThat(clock.state().lastArrival()).isEqualTo(NOON);
    }

    @Test
    void standsTheDisorderAndOneMillisecondBeforeTheHighestTime() {
        clock.accepted(NOON, 0, NOON);

        assertThat(clock.watermark()).isEqualTo(NOON - DISORDER - 1);
    }

    @Test
    void neverGoesBack() {
        clock.accepted(NOON, 0, NOON);
        clock.accepted(NOON - 24 * HOUR, 0, NOON + 1);

        assertThat(clock.highest()).isEqualTo(NOON);
        assertThat(clock.watermark()).isEqualTo(NOON - DISORDER - 1);
    }

    @Test
    void runsBeforeTheEpochToo() {
        clock.accepted(-62_135_596_800_000L, 0, NOON);

        assertThat(clock.watermark()).isEqualTo(-62_135_596_800_000L - DISORDER - 1);
    }

    @Test
    void waitsForRecordsUntilTheQuietHoursBegin() {
        clock.accepted(NOON, 0, NOON);
        clock.readUpTo(NOON + 5 * MINUTE - 1);
        clock.advance(shop(AT_NOON, NOON + 5 * MINUTE - 1));
        assertThat(clock.reached()).isEqualTo(NOON);

        clock.readUpTo(NOON + 5 * MINUTE);
        clock.advance(shop(AT_NOON, NOON + 5 * MINUTE));
        assertThat(clock.reached()).isEqualTo(NOON + 5 * MINUTE);
    }

    @Test
    void goesOnInQuietHoursAsLateAsTheShopsNewestRecordCame() {
        LatestRecord halfAnHourLate = new LatestRecord(NOON, 30 * MINUTE);
        clock.accepted(NOON - 6 * HOUR, 0, NOON - 6 * HOUR);
        clock.readUpTo(NOON + HOUR);
        clock.advance(shop(halfAnHourLate, NOON + HOUR));

        assertThat(clock.watermark()).isEqualTo(NOON + 30 * MINUTE - DISORDER - 1);
    }

    @Test
    void standsWhileTheBrokerDoesNotAnswer() {
        clock.accepted(NOON, 0, NOON);
        clock.readUpTo(NOON + HOUR);
        clock.advance(shop(AT_NOON, NOON + 3 * HOUR));

        assertThat(clock.reached()).isEqualTo(NOON + HOUR);
    }

    @Test
    void standsWhileAReaderOfOthersDoesNotReport() {
        clock.accepted(NOON, 0, NOON);
        clock.readUpTo(NOON + 3 * HOUR);
        clock.advance(shop(AT_NOON, NOON + HOUR));
        assertThat(clock.reached()).isEqualTo(NOON + HOUR);

        clock.advance(ShopActivity.unknown(Outage.NONE).with(AT_NOON));
        assertThat(clock.reached()).isEqualTo(NOON + HOUR);
    }

    @Test
    void isHeldAtTheLimitOfTheQuietHours() {
        clock.accepted(NOON, 0, NOON);
        clock.readUpTo(NOON + 40 * HOUR);
        clock.advance(shop(AT_NOON, NOON + 40 * HOUR));

        assertThat(clock.watermark()).isEqualTo(NOON + 12 * HOUR - DISORDER - 1);
        assertThat(clock.isHeld(shop(AT_NOON, NOON + 40 * HOUR))).isTrue();
    }

    @Test
    void aRecordEndsTheQuietHoursWithoutMovingTheClockBack() {
        clock.accepted(NOON, 0, NOON);
        clock.readUpTo(NOON + HOUR);
        clock.advance(shop(AT_NOON, NOON + HOUR));
        clock.accepted(NOON + 10 * MINUTE, 0, NOON + 61 * MINUTE);

        assertThat(clock.isQuiet()).isFalse();
        assertThat(clock.reached()).isEqualTo(NOON + HOUR);
    }

    @Test
    void aRejectedRecordIsNoQuietButSilence() {
        clock.accepted(NOON, 0, NOON);
        clock.rejected(NOON + 59 * MINUTE);
        clock.readUpTo(NOON + HOUR);

        assertThat(clock.isQuiet()).isFalse();
        assertThat(clock.isSilent()).isTrue();
    }

    @Test
    void aPartitionWithoutRecordsContinuesAsSoonAsItIsFoundEmpty() {
        clock.advance(shop(AT_NOON, NOON + MINUTE));
        assertThat(clock.watermark()).isEqualTo(PartitionClock.NEVER);

        clock.readUpTo(NOON + MINUTE);
        clock.advance(shop(AT_NOON, NOON + MINUTE));
        assertThat(clock.reached()).isEqualTo(NOON + MINUTE);
    }

    @Test
    void inAnOutageTheClockIsHeldUntilThePartitionHasRecords() {
        Outage outage = new Outage(NOON + 12 * HOUR, NOON + 12 * HOUR, Outage.ONGOING);
        clock.accepted(NOON, 0, NOON);
        clock.readUpTo(NOON + 20 * HOUR);
        LatestRecord others = new LatestRecord(NOON + 5 * HOUR, 0);
        clock.advance(new ShopActivity(others, NOON + 20 * HOUR, outage));
        assertThat(clock.reached()).isEqualTo(NOON + 12 * HOUR);

        clock.accepted(NOON + 4 * HOUR, 0, NOON + 20 * HOUR);
        clock.readUpTo(NOON + 21 * HOUR);
        clock.advance(new ShopActivity(others, NOON + 21 * HOUR, outage));
        assertThat(clock.reached()).isEqualTo(NOON + 17 * HOUR);
    }

    @Test
    void afterAnOutageItIsHeldForTheGraceUnlessItSpeaks() {
        Outage over = new Outage(NOON + 12 * HOUR, NOON + 12 * HOUR, NOON + 20 * HOUR);
        LatestRecord fresh = new LatestRecord(NOON + 20 * HOUR, 0);
        clock.accepted(NOON, 0, NOON);
        clock.readUpTo(NOON + 21 * HOUR - 1);
        ShopActivity last = new ShopActivity(fresh, NOON + 21 * HOUR - 1, over);
        clock.advance(last);
        assertThat(clock.reached()).isEqualTo(NOON + 12 * HOUR);
        assertThat(clock.isHeld(last)).isTrue();

        clock.readUpTo(NOON + 21 * HOUR);
        clock.advance(new ShopActivity(fresh, NOON + 21 * HOUR, over));
        assertThat(clock.reached()).isEqualTo(NOON + 21 * HOUR);
    }

    @Test
    void aRejectedRecordDoesNotEndTheGrace() {
        Outage over = new Outage(NOON + 12 * HOUR, NOON + 12 * HOUR, NOON + 20 * HOUR);
        clock.accepted(NOON, 0, NOON);
        clock.rejected(NOON + 20 * HOUR);
        clock.readUpTo(NOON + 20 * HOUR + 30 * MINUTE);
        clock.advance(
                new ShopActivity(
                        new LatestRecord(NOON + 20 * HOUR, 0),
                        NOON + 20 * HOUR + 30 * MINUTE,
                        over));

        assertThat(clock.reached()).isEqualTo(NOON + 12 * HOUR);
    }

    @Test
    void continuesWhereAnEarlierRunStoppedButChecksAgainWhetherItIsQuiet() {
        clock.accepted(NOON, 0, NOON);
        clock.readUpTo(NOON + HOUR);
        clock.advance(shop(AT_NOON, NOON + HOUR));
        clock = new PartitionClock(DISORDER, HOURS, clock.state());
        assertThat(clock.reached()).isEqualTo(NOON + HOUR);

        clock.advance(shop(AT_NOON, NOON + 2 * HOUR));
        assertThat(clock.reached()).isEqualTo(NOON + HOUR);

        clock.readUpTo(NOON + 2 * HOUR);
        clock.advance(shop(AT_NOON, NOON + 2 * HOUR));
        assertThat(clock.reached()).isEqualTo(NOON + 2 * HOUR);
    }

    @Test
    void ofTwoRecordsWithOneTimeTheLaterArrivalSetsTheLateness() {
        clock.accepted(NOON, 5, NOON);
        clock.accepted(NOON, 7, NOON);
        clock.accepted(NOON, 6, NOON);
        clock.accepted(NOON - 1, 9, NOON);

        assertThat(clock.newest()).isEqualTo(new LatestRecord(NOON, 7));
    }

    private static ShopActivity shop(LatestRecord newest, long asOf) {
        return new ShopActivity(newest, asOf, Outage.NONE);
    }
}
