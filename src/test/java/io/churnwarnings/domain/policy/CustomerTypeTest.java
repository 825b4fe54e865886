package io.churnwarnings.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.line.Lines;
import io.churnwarnings.testkit.Policies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerTypeTest {

    private static final Lines LINES = new Lines(60_000, 80_000, 365_000);

    @ParameterizedTest
    @CsvSource({
        "1, 59999, NEW", "1, 60000, SLEEPING", "1, 364999, SLEEPING", "1, 365000, ONE_TIME",
        "2, 59999, RETURNING", "4, 365000, RETURNING", "5, 0, LOYAL", "50, 400000, LOYAL"
    })
    void occasionsAndSilenceMakeTheType(int occasions, long at, CustomerType type) {
        Occasions bought = new Occasions(occasions, 0, 0, 0);
        assertThat(LINES.type(bought, at, Policies.standard().rfm())).isEqualTo(type);
    }

    @Test
    void aOneTimeBuyerWithoutACycleIsNewUntilLost() {
        Lines lost = new Lines(Lines.NEVER, Lines.NEVER, 365_000);
        Occasions once = new Occasions(1, 0, 0, 0);
        assertThat(lost.type(once, 364_999, Policies.standard().rfm())).isEqualTo(CustomerType.NEW);
    }

    @ParameterizedTest
    @CsvSource({
        "SLEEPING, AT_RISK, NORMAL, second-order-offer",
        "NEW, AT_RISK, HIGH, second-order-offer",
        "RETURNING, AT_RISK, HIGH, reminder",
        "LOYAL, AT_RISK, NORMAL, care-message",
        "LOYAL, AT_RISK, HIGH, personal-call",
        "SLEEPING, LIKELY_LOST, HIGH, promotion-price",
        "ONE_TIME, LIKELY_LOST, NORMAL, promotion-price",
        "RETURNING, LIKELY_LOST, NORMAL, win-back-offer",
        "LOYAL, LIKELY_LOST, NORMAL, personal-call",
        "ONE_TIME, LOST, NORMAL, survey",
        "LOYAL, LOST, HIGH, survey",
        "LOYAL, DRIFTING, HIGH, care-message",
        "RETURNING, DRIFTING, NORMAL, care-message"
    })
    void thePlayFollowsFromTypeStageAndValue(
            CustomerType type, String what, CustomerValue value, String word) {
        Stage stage = what.equals(Plays.DRIFTING) ? null : Stage.valueOf(what);
        assertThat(Plays.standard().of(type, stage, value)).isEqualTo(word);
    }

    @Test
    void everyCombinationHasAPlay() {
        assertThat(Plays.standard().words()).hasSize(5 * 4 * 2);
    }
}
