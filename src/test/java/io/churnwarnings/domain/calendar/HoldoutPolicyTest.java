package io.churnwarnings.domain.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldoutPolicyTest {

    private static final HoldoutPolicy TENTH =
            new HoldoutPolicy(1_000, "churn-warnings", ZoneId.of("Asia/Shanghai"));

    @ParameterizedTest
    @CsvSource({"a,2026Q1,2260", "a,2026Q2,4498", "25,2026Q1,6075", "25,2026Q2,9673"})
    void theBucketFollowsFromSaltCustomerAndQuarter(String customer, String season, int bucket) {
        assertThat(TENTH.bucket(customer, season)).isEqualTo(bucket);
    }

    @Test
    void aTenthOfTheCustomersIsHeldOut() {
        long held =
                IntStream.rangeClosed(1, 20_000)
                        .filter(id -> TENTH.bucket("" + id, "2026Q1") < 1_000)
                        .count();
        assertThat(Math.rint(held / 20.0) / 10).isEqualTo(10.1);
    }

    @Test
    void theQuarterIsThatOfTheLocalDay() {
        // 2026-04-01T00:00 in Shanghai
        long origin = Instant.parse("2026-03-31T16:00:00Z").toEpochMilli();
        HoldoutPolicy first = TENTH.with(2_261);
        assertThat(first.holdsOut("a", origin - 1)).isTrue();
        assertThat(first.holdsOut("a", origin)).isFalse();
        assertThat(TENTH.with(4_499).holdsOut("a", origin)).isTrue();
    }

    @Test
    void withoutAShareNothingIsHeldOut() {
        assertThat(HoldoutPolicy.NONE.holdsOut("a", 0)).isFalse();
    }
}
