package io.churnwarnings.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The integral where the distribution has a closed form, or is in every table. */
class ReferenceLossTest {

    @ParameterizedTest
    @ValueSource(doubles = {-1e6, -30, -1, -0.1, 0, 1e-5, 0.3, 2, 40, 1e5})
    void oneDegreeOfFreedomIsCauchysDistribution(double z) {
        double exact = z > 1 ? Math.atan(1 / z) / Math.PI : 0.5 - Math.atan(z) / Math.PI;
        assertThat(Math.exp(ReferenceLoss.logUpperTail(z, 1))).isCloseTo(exact, within(1e-10));
        assertThat(ReferenceLoss.logUpperTail(z, 1)).isCloseTo(Math.log(exact), within(1e-8));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-50, -1, 0, 0.5, 3, 25})
    void twoDegreesHaveAClosedFormToo(double z) {
        assertThat(Math.exp(ReferenceLoss.logUpperTail(z, 2)))
                .isCloseTo(0.5 - z / 2 / Math.sqrt(2 + z * z), within(1e-10));
    }

    @Test
    void manyDegreesAreTheNormalDistribution() {
        assertThat(Math.exp(ReferenceLoss.logUpperTail(1.959963984540054, 1e9)))
                .isCloseTo(0.025, within(1e-9));
        // ln of the normal upper tail at 40, from its asymptotic series
        assertThat(ReferenceLoss.logUpperTail(40, 1e12)).isCloseTo(-804.608442, within(1e-4));
    }
}
