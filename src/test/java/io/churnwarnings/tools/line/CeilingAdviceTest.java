package io.churnwarnings.tools.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.policy.LineKind;
import io.churnwarnings.domain.policy.LinePolicy;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.testkit.Policies;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CeilingAdviceTest {

    private static final Policy POLICY = Policies.standard();

    @Test
    void aYearlyShopIsTold() {
        CeilingAdvice advice = CeilingAdvice.of(POLICY, 300.1, 100, 80);
        assertThat(advice.said()).startsWith("The cycle of 80 of 100 customers who have one is");
        assertThat(advice.settings())
                .isEqualTo(Map.of("churn.cycle.ceiling", "751 d", "churn.retention", "1801 d"));
    }

    @Test
    void theMeanGapAloneIsEnough() {
        CeilingAdvice advice = CeilingAdvice.of(POLICY, 181, 100, 50);
        assertThat(advice.said()).startsWith("The mean gap of 181 days is above");
        assertThat(advice.settings()).isEqualTo(Map.of("churn.cycle.ceiling", "453 d"));
    }

    @Test
    void nothingIsSaidWhereTheCeilingSuitsOrSilencesNobody() {
        assertThat(CeilingAdvice.of(POLICY, 180, 100, 50).said()).isNull();
        Policy days = POLICY.with(LinePolicy.CYCLES.of(LineKind.DAYS));
        assertThat(CeilingAdvice.of(days, 300, 100, 80).said()).isNull();
        assertThat(CeilingAdvice.of(POLICY, Double.NaN, 0, 0).said()).isNull();
    }
}
