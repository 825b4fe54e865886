package io.churnwarnings.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PopulationModelReaderTest {

    private static final String WHOLE =
            """
            {"modelVersion": "shop-1", "meanGapDays": 46.1, "priorWeight": 3,
             "gamma": {"r": 0.9, "alpha": 74.1, "a": 0.89, "b": 999.9, "note": [1]},
             "logNormal": {"mu0": 4.46, "kappa": 0.79, "nu": 5.5, "sigma2": 0.69, "a": 0.36, "b": 1000},
             "horizonDays": 60.5, "fittedOn": {"customers": 4268}, "by": "hand"}
            """;

    private static final String WITH_MONEY =
            """
            {"modelVersion": "1", "lines": {"atRiskPrice": 0.3125, "likelyLostPrice": 0.1562},
             "value": {"meanLog": 4.1, "k": 1.5, "beta": -0.2},
             "spend": {"p": 2, "q": 3.5, "gamma": 80}, "currency": "GBP"}
            """;

    @Test
    void everyPartIsReadAndOtherNamesAreIgnored() throws ModelException {
        assertThat(read(WHOLE))
                .isEqualTo(
                        new PopulationModel(
                                "shop-1",
                                46.1,
                                3.0,
                                new GammaGaps(0.9, 74.1, new Dropout(0.89, 999.9)),
                                new LogNormalGaps(4.46, 0.79, 5.5, 0.69, new Dropout(0.36, 1000)),
                                60.5));
    }

    @Test
    void allButTheVersionMayBeMissingOrNull() throws ModelException {
        PopulationModel bare = new PopulationModel("1", null, null, null, null, null);
        assertThat(read("{\"modelVersion\":\"1\"}")).isEqualTo(bare);
        assertThat(
                        read(
                                "{\"modelVersion\":\"1\",\"meanGapDays\":null,\"priorWeight\":null,"
                                        + "\"gamma\":null,\"logNormal\":null,\"horizonDays\":null}"))
                .isEqualTo(bare);
    }

    @Test
    void aProbabilityNeedsBothParts() throws ModelException {
        assertThat(read(WHOLE).estimator(null)).isPresent();
        assertThat(read(WHOLE.replace("gamma", "gamme")).estimator(null)).isEmpty();
        assertThat(read(WHOLE.replace("logNormal", "normal")).estimator(null)).isEmpty();
    }

    @Test
    void pricesAndMoneyAreReadWithTheirCurrency() throws ModelException {
        PopulationModel model = read(WITH_MONEY);
        assertThat(model.lines()).isEqualTo(new LinePrices(0.3125, 0.1562));
        assertThat(model.value()).isEqualTo(new OrderValue(4.1, 1.5, -0.2));
        assertThat(model.spend()).isEqualTo(new SpendModel(2, 3.5, 80));
        assertThat(model.currency()).isEqualTo("GBP");
        assertThat(read("{\"modelVersion\":\"1\",\"currency\":7}").currency()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.3125|0.31251|lines.atRiskPrice is 0.31251",
                "0.3125|100.1|lines.atRiskPrice is 100.1",
                "0.1562|0|lines.likelyLostPrice is 0",
                "0.1562|0.3126|lines.likelyLostPrice is 0.3126",
                "1.5|0|value.k is 0",
                "3.5|1|spend.q is 1",
                "\"GBP\"|\"gbp\"|currency is \"gbp\"",
                "\"GBP\"|null|currency is null"
            })
    void aMistakeInOnePartRefusesTheWholeModel(String right, String wrong, String said) {
        assertThat(mistakes(WITH_MONEY.replace(right, wrong)))
                .singleElement()
                .asString()
                .startsWith(said + ", but must be");
    }

    @Test
    void aConfiguredHorizonTakesPrecedenceOverTheModelAndThatOverNinetyDays()
            throws ModelException {
        assertThat(read(WHOLE).estimator(7.0).orElseThrow().horizonDays()).isEqualTo(7);
        assertThat(read(WHOLE).estimator(null).orElseThrow().horizonDays()).isEqualTo(60.5);
        PopulationModel without = read(WHOLE.replace("horizonDays", "horizon"));
        assertThat(without.estimator(null).orElseThrow().horizonDays()).isEqualTo(90);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"shop-1\"|\" \"|modelVersion",
                "\"shop-1\"|7|modelVersion",
                "46.1|0|meanGapDays",
                "46.1|\"46.1\"|meanGapDays",
                "46.1|1e999|meanGapDays",
                "\"priorWeight\": 3|\"priorWeight\": -1|priorWeight",
                "0.9,|-0.9,|gamma.r",
                "74.1|true|gamma.alpha",
                "\"a\": 0.89, ||gamma.a",
                "\"b\": 1000|\"b\": null|logNormal.b",
                "4.46|51|logNormal.mu0",
                "0.69|0|logNormal.sigma2",
                "60.5|1e6|horizonDays"
            })
    void aMistakeNamesWhatIsWrong(String right, String wrong, String name) {
        assertThat(mistakes(WHOLE.replace(right, wrong == null ? "" : wrong)))
                .singleElement()
                .asString()
                .startsWith(name + " is ")
                .contains("but must be");
    }

    @Test
    void allErrorsAreReportedTogether() {
        assertThat(
                        mistakes(
                                "{\"gamma\":{\"r\":0,\"alpha\":1,\"a\":1},\"logNormal\":[],\"priorWeight\":{}}"))
                .hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "{",
                "[]",
                "null",
                "7",
                "{} {}",
                "{\"modelVersion\": NaN}",
                "\u0000"
            })
    void aModelMustBeAnObject(String text) {
        assertThat(mistakes(text)).hasSize(1);
    }

    private static PopulationModel read(String text) throws ModelException {
        return PopulationModelReader.read(text.getBytes(UTF_8));
    }

    private static List<String> mistakes(String text) {
        return catchThrowableOfType(ModelException.class, () -> read(text)).mistakes();
    }
}
