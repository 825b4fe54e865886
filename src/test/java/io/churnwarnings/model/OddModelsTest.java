package io.churnwarnings.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Models far from any shop neither loop nor throw what nobody catches. */
class OddModelsTest {

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void aSeriesThatDoesNotConvergeIsNoNumber() {
        for (double a : new double[] {400, 2_000, 1e9}) {
            GammaGaps model = new GammaGaps(1.26, 42.4, new Dropout(a, 0.7));

            assertThat(ExpectedOrders.of(model, 0, 0, 0.02, 365)).as("a %s", a).isNaN();
        }
    }

    @Test
    void aPriceBeyondAllNumbersIsAMistake() {
        String model =
                "{\"modelVersion\":\"m\",\"lines\":{\"atRiskPrice\":1e999,\"likelyLostPrice\":0.1}}";

        assertThatThrownBy(() -> PopulationModelReader.read(model.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("atRiskPrice");
    }
}
