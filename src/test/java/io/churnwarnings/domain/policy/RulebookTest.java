package io.churnwarnings.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.churnwarnings.domain.line.Lines;
import io.churnwarnings.testkit.Policies;
import org.junit.jupiter.api.Test;

class RulebookTest {

    private static final Policy A = Policies.standard();
    private static final Policy B = new Policies().minGaps(3).build();
    private static final Policy C = new Policies().minGaps(4).build();

    private final Rulebook rules = Rulebook.of(A).with(10, B).with(20, C);

    @Test
    void aPolicyIsInForceFromItsInstantUntilTheNext() {
        assertThat(rules.at(Long.MIN_VALUE)).isSameAs(A);
        assertThat(rules.at(9)).isSameAs(A);
        assertThat(rules.at(10)).isSameAs(B);
        assertThat(rules.at(19)).isSameAs(B);
        assertThat(rules.at(20)).isSameAs(C);
        assertThat(rules.at(Long.MAX_VALUE)).isSameAs(C);
        assertThat(rules.first()).isSameAs(A);
    }

    @Test
    void theNextChangeIsTheFirstAfterAnInstant() {
        assertThat(rules.nextChange(Long.MIN_VALUE)).isEqualTo(10);
        assertThat(rules.nextChange(9)).isEqualTo(10);
        assertThat(rules.nextChange(10)).isEqualTo(20);
        assertThat(rules.nextChange(20)).isEqualTo(Lines.NEVER);
        assertThat(Rulebook.of(A).nextChange(Long.MIN_VALUE)).isEqualTo(Lines.NEVER);
    }

    @Test
    void theLaterOfTwoAtOneInstantCounts() {
        Rulebook replaced = rules.with(20, A);
        assertThat(replaced.at(20)).isSameAs(A);
        assertThat(replaced.at(19)).isSameAs(B);
        assertThat(replaced.nextChange(10)).isEqualTo(20);
        assertThat(rules.at(20)).isSameAs(C);
    }

    @Test
    void noneComesBeforeTheLast() {
        assertThatThrownBy(() -> rules.with(19, A)).isInstanceOf(IllegalArgumentException.class);
    }
}
