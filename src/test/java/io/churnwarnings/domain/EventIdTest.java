package io.churnwarnings.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.policy.Stage;
import org.junit.jupiter.api.Test;

/** The expected ids were made with {@code printf '...' | sha256sum}. */
class EventIdTest {

    private static final long L = 1_704_067_200_000L;
    private static final long AT = 1_705_363_200_000L;

    @Test
    void isTheBeginningOfAHashOfWhatHappened() {
        assertThat(EventId.of("ann", L, EventType.RAISED, Stage.AT_RISK, AT, 0))
                .isEqualTo("42826983b37039c23293e7a3b3ab37c8");
    }

    @Test
    void countsHowOftenTheWarningWasClosedBefore() {
        assertThat(EventId.of("ann", L, EventType.RAISED, Stage.AT_RISK, AT, 2))
                .isEqualTo("b68525ba31cc367b7d345c160c654e6e");
    }

    @Test
    void takesIdsAsUtf8AndNoStageAsNothing() {
        assertThat(EventId.of("客户-1", 0, EventType.RECOVERED, null, 1, 0))
                .isEqualTo("98e6d7563c041fee435f078d79f59787");
    }
}
