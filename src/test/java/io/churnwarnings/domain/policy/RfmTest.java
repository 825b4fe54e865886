package io.churnwarnings.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.OrderBuilder;
import io.churnwarnings.domain.fact.MoneySum;
import io.churnwarnings.testkit.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recency, frequency and monetary value of small histories, counted by hand. */
class RfmTest {

    @Test
    void monthsCountAsWholesAndTheTwelveBeforeThePresentOne() {
        Rfm rfm =
                new OrderBuilder(new Policies())
                        .buys("2024-01-31T10:00:00Z", 1000)
                        .buys("2024-02-01T00:00:00Z", 10)
                        .buys("2024-07-05T10:00:00Z", 20)
                        .buys("2025-02-28T10:00:00Z", 40)
                        .rfm("2025-02-28T22:00:00Z");
        // January 2024 is the thirteenth month before February 2025; the orders of February 2024
        // count
        assertThat(rfm).isEqualTo(new Rfm(12 * 3_600_000, 3, MoneySum.of(70_0000), "CNY", 5, 3, 1));
    }

    @Test
    void monthsAreThoseOfTheShopsCalendar() {
        Policies shanghai = new Policies().calendar("Asia/Shanghai", 0);
        OrderBuilder till =
                new OrderBuilder(shanghai)
                        .buys("2024-02-29T15:59:59Z", 1)
                        .buys("2024-03-02T16:00:00Z", 2);
        assertThat(till.rfm("2024-03-03T00:00:00Z").frequency()).isEqualTo(1);
        OrderBuilder utc =
                new OrderBuilder(new Policies().calendar("UTC", 0)).buys("2024-02-29T16:00:00Z", 1);
        assertThat(utc.rfm("2024-02-29T20:00:00Z").frequency()).isEqualTo(1);
        OrderBuilder march = new OrderBuilder(shanghai).buys("2024-02-29T16:00:00Z", 1);
        assertThat(march.rfm("2024-03-31T15:00:00Z").frequency()).isEqualTo(1);
        assertThat(march.rfm("2024-03-31T16:00:00Z").frequency()).isZero();
    }

    @Test
    void anOccasionAndAnOrderCountInTheirOwnMonths() {
        OrderBuilder till =
                new OrderBuilder(new Policies().calendar("UTC", 0))
                        .buys("2024-01-31T20:00:00Z", 5)
                        .buys("2024-02-01T02:00:00Z", 7);
        // one occasion, of January; its second order's money is February's
        assertThat(till.rfm("2024-02-10T00:00:00Z"))
                .extracting(Rfm::frequency, rfm -> rfm.monetary().clamped())
                .containsExactly(0, 7_0000L);
    }

    @Test
    void aRefundCountsInItsOwnMonthAndMoneyIsNeverBelowZero() {
        OrderBuilder till =
                new OrderBuilder(new Policies().calendar("UTC", 0))
                        .buys("2024-01-10T00:00:00Z", 50)
                        .refunds("2024-02-10T00:00:00Z", 50)
                        .buys("2024-02-11T00:00:00Z", 30);
        assertThat(till.rfm("2024-02-12T00:00:00Z").monetary().clamped()).isZero();
        OrderBuilder year =
                new OrderBuilder(new Policies())
                        .buys("2024-01-10T00:00:00Z", 50)
                        .refunds("2024-02-10T00:00:00Z", 20);
        assertThat(year.rfm("2024-02-12T00:00:00Z").monetary().clamped()).isEqualTo(30_0000);
    }

    @Test
    void moneyIsConvertedAndRoundedHalfEvenOrderByOrder() {
        Policies rates = new Policies().rate("USD", "7.21345");
        OrderBuilder till =
                new OrderBuilder(rates)
                        .pays(
                                "2024-01-10T00:00:00Z",
                                1,
                                "USD") // 0.0001 · 7.21345 = 0.000721 → 0.0007
                        .pays("2024-01-11T00:00:00Z", 10_0000, "USD") // 72.1345
                        .pays("2024-01-12T00:00:00Z", 100, "EUR"); // no rate
        assertThat(till.rfm("2024-01-13T00:00:00Z").monetary().clamped()).isEqualTo(72_1352);
        OrderBuilder halves = new OrderBuilder(new Policies().rate("USD", "0.5"));
        halves.pays("2024-01-10T00:00:00Z", 1, "USD").pays("2024-01-11T00:00:00Z", 3, "USD");
        // 0.5 → 0, 1.5 → 2
        assertThat(halves.rfm("2024-01-12T00:00:00Z").monetary().clamped()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "2592000000, 5",
        "2592000001, 4",
        "5184000000, 4",
        "5184000001, 3",
        "10368000000, 3",
        "10368000001, 2",
        "20736000000, 2",
        "20736000001, 1"
    })
    void recencySinksWhenABreakIsExceeded(long millis, int score) {
        assertThat(Rfm.of(millis, 0, MoneySum.of(0), Policies.standard().rfm()).recencyScore())
                .isEqualTo(score);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "2, 2", "3, 3", "4, 3", "5, 4", "8, 4", "9, 5"})
    void frequencyRisesWhenABreakIsReached(int occasions, int score) {
        assertThat(Rfm.of(0, occasions, MoneySum.of(0), Policies.standard().rfm()).frequencyScore())
                .isEqualTo(score);
    }

    @ParameterizedTest
    @CsvSource({
        "999999, 1, NORMAL", "1000000, 2, NORMAL", "2999999, 2, NORMAL", "3000000, 3, NORMAL",
        "9999999, 3, NORMAL", "10000000, 4, HIGH", "30000000, 5, HIGH", "-1, 1, NORMAL"
    })
    void theMonetaryScoreMakesTheValue(long money, int score, CustomerValue value) {
        Rfm rfm = Rfm.of(0, 0, MoneySum.of(money), Policies.standard().rfm());
        assertThat(rfm.monetaryScore()).isEqualTo(score);
        assertThat(rfm.value()).isEqualTo(value);
    }
}
