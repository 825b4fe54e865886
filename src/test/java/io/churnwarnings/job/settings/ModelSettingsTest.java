package io.churnwarnings.job.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.churnwarnings.domain.policy.LineKind;
import io.churnwarnings.domain.policy.LinePolicy;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.ReturnModel;
import io.churnwarnings.job.config.SettingsException;
import io.churnwarnings.model.Dropout;
import io.churnwarnings.model.GammaGaps;
import io.churnwarnings.model.LogNormalGaps;
import io.churnwarnings.model.LossProbability;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The effect of a population model on the settings, and its sources. */
class ModelSettingsTest {

    private static final String MODEL =
            """
            {"modelVersion": "shop-1", "meanGapDays": 40, "priorWeight": 2,
             "gamma": {"r": 0.9, "alpha": 74, "a": 0.8, "b": 9},
             "logNormal": {"mu0": 4.5, "kappa": 0.8, "nu": 5.5, "sigma2": 0.7, "a": 0.4, "b": 8},
             "horizonDays": 60}
            """;

    @TempDir Path folder;

    private String model;

    @BeforeEach
    void write() throws IOException {
        model = Files.writeString(folder.resolve("model.json"), MODEL).toString();
    }

    @Test
    void theModelGivesMeanGapWeightProbabilityHorizonAndVersion() {
        Policy policy = policy("churn.model=" + model);
        assertThat(policy.meanGapDays()).isEqualTo(40);
        assertThat(policy.priorWeight()).isEqualTo(2);
        assertThat(policy.minGaps()).isEqualTo(1);
        assertThat(policy.loss().modelVersion()).isEqualTo("shop-1");
        assertThat(policy.loss().minProbability()).isZero();
        assertThat(policy.loss().estimator())
                .isEqualTo(
                        new LossProbability(
                                new GammaGaps(0.9, 74, new Dropout(0.8, 9)),
                                new LogNormalGaps(4.5, 0.8, 5.5, 0.7, new Dropout(0.4, 8)),
                                60));
    }

    @Test
    void theShopsSettingsTakePrecedenceOverTheModel() {
        Policy policy =
                policy(
                        "churn.model=" + model,
                        "churn.cycle.mean-gap=30 d",
                        "churn.cycle.prior-weight=3",
                        "churn.loss.horizon=36 h",
                        "churn.min-gaps=2",
                        "churn.warn.min-loss-probability=0.6");
        assertThat(policy.meanGapDays()).isEqualTo(30);
        assertThat(policy.priorWeight()).isEqualTo(3);
        assertThat(policy.minGaps()).isEqualTo(2);
        assertThat(policy.loss().estimator().horizonDays()).isEqualTo(1.5);
        assertThat(policy.loss().minProbability()).isEqualTo(0.6);
    }

    @Test
    void linesByPriceNeedAModelWithGammaAndAMeanGap() throws IOException {
        assertThat(mistakes("churn.line=price")).singleElement().asString().contains("churn.line");
        assertThat(policy("churn.line=price", "churn.model=" + model).line())
                .isEqualTo(
                        new LinePolicy(
                                LineKind.PRICE,
                                0.5,
                                0.25,
                                60,
                                90,
                                0.25,
                                new ReturnModel(0.9, 74, 0.8, 9, 60)));
        Files.writeString(Path.of(model), "{\"modelVersion\":\"m\",\"meanGapDays\":40}");
        assertThat(mistakes("churn.line=price", "churn.model=" + model)).hasSize(1);
    }

    @Test
    void aConfiguredPriceTakesPrecedenceOverTheModelAndThatOverTheDefault() throws IOException {
        Files.writeString(
                Path.of(model),
                MODEL.replace(
                        "\"horizonDays\"",
                        "\"lines\": {\"atRiskPrice\": 0.4, \"likelyLostPrice\": 0.2}, \"horizonDays\""));
        LinePolicy line = policy("churn.line=price", "churn.model=" + model).line();
        assertThat(line.atRiskPrice()).isEqualTo(0.4);
        LinePolicy own =
                policy(
                                "churn.line=price",
                                "churn.model=" + model,
                                "churn.at-risk.price=0.3",
                                "churn.loss.horizon=30 d")
                        .line();
        assertThat(own.atRiskPrice()).isEqualTo(0.3);
        assertThat(own.likelyLostPrice()).isEqualTo(0.2);
        assertThat(own.returns().horizonDays()).isEqualTo(30);
        assertThat(mistakes("churn.line=price", "churn.model=" + model, "churn.at-risk.price=0.1"))
                .singleElement()
                .asString()
                .startsWith("churn.likely-lost.price is 0.2, but must not be above");
    }

    @Test
    void numbersOfLinesAreCheckedTogether() {
        assertThat(mistakes("churn.at-risk.price=0.1")).hasSize(1);
        assertThat(mistakes("churn.at-risk.price=0.50001")).hasSize(1);
        assertThat(mistakes("churn.at-risk.price=101")).hasSize(1);
        assertThat(mistakes("churn.at-risk.days=91 d")).hasSize(1);
        assertThat(mistakes("churn.line.earliest=11")).hasSize(1);
        assertThat(mistakes("churn.line=week")).hasSize(1);
        assertThat(mistakes("churn.value.horizon=12 h")).hasSize(1);
        assertThat(mistakes("churn.value.horizon=3651 d")).hasSize(1);
        assertThat(policy("churn.line=days", "churn.at-risk.days=90 d").line().atRiskDays())
                .isEqualTo(90);
    }

    @Test
    void aModelOfAnotherCurrencyIsRefused() throws IOException {
        Files.writeString(
                Path.of(model),
                MODEL.replace(
                        "\"horizonDays\"",
                        "\"spend\": {\"p\": 2, \"q\": 3, \"gamma\": 9}, \"currency\": \"EUR\", \"horizonDays\""));
        assertThat(mistakes("churn.model=" + model))
                .singleElement()
                .asString()
                .contains("count in EUR", "churn.currency.base is CNY");
        assertThat(policy("churn.model=" + model, "churn.currency.base=EUR").loss().estimator())
                .isNotNull();
    }

    @Test
    void aModelOfTheMeanGapAloneGivesNoProbability() throws IOException {
        Files.writeString(Path.of(model), "{\"modelVersion\":\"m\",\"meanGapDays\":40}");
        Policy policy = policy("churn.model=" + model);
        assertThat(policy.meanGapDays()).isEqualTo(40);
        assertThat(policy.priorWeight()).isEqualTo(3);
        assertThat(policy.loss().estimator()).isNull();
        assertThat(policy.loss().modelVersion()).isEqualTo("m");
        assertThat(mistakes("churn.model=" + model, "churn.warn.min-loss-probability=0.5"))
                .singleElement()
                .asString()
                .contains("churn.warn.min-loss-probability is '0.5'", "gamma and logNormal");
    }

    @Test
    void withAModelWithoutAMeanGapTheMinimumIsTwoGaps() throws IOException {
        Files.writeString(Path.of(model), "{\"modelVersion\":\"m\"}");
        assertThat(policy("churn.model=" + model).minGaps()).isEqualTo(2);
    }

    @Test
    void everyErrorOfTheModelIsReportedWithTheOthers() throws IOException {
        Files.writeString(Path.of(model), "{\"gamma\":{\"r\":1,\"alpha\":0,\"a\":1,\"b\":1}}");
        assertThat(
                        mistakes(
                                "churn.model=" + model,
                                "churn.warn.min-loss-probability=0.5",
                                "churn.loyal.occasions=0"))
                .hasSize(3)
                .anyMatch(mistake -> mistake.contains("gamma.alpha is 0"))
                .anyMatch(mistake -> mistake.contains("modelVersion is missing"));
    }

    @Test
    void theModelMayBeTheUriOfAFile() {
        String uri = Path.of(model).toUri().toString();
        assertThat(policy("churn.model=" + uri).loss().modelVersion()).isEqualTo("shop-1");
    }

    @Test
    void theModelMayComeFromAWebServer() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/model",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write(MODEL.getBytes(UTF_8));
                    exchange.close();
                });
        server.start();
        try {
            String url =
                    "http://"
                            + server.getAddress().getHostString()
                            + ":"
                            + server.getAddress().getPort();
            assertThat(policy("churn.model=" + url + "/model?key=k").loss().modelVersion())
                    .isEqualTo("shop-1");
            assertThat(mistakes("churn.model=" + url + "/none?key=hunter2"))
                    .singleElement()
                    .asString()
                    .contains(url + "/none", "status 404")
                    .doesNotContain("hunter2");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void noMistakeInAUrlShowsItsSecrets() {
        for (String url :
                List.of(
                        "http://user:SECRETPW@127.0.0.1:1/m.json?token=SECRETTOK",
                        "http://user:SECRETPW@[::bad/m?token=SECRETTOK",
                        "http://user:SECRETPW@h h/m?token=SECRETTOK",
                        "http://user:SECRETPW/m?token=SECRETTOK",
                        "http:/user:SECRETPW@h/m?token=SECRETTOK",
                        "http://user:SECRET/SECRETPW@127.0.0.1:1/m",
                        " ht tp://user:SECRETPW@h/m?token=SECRETTOK",
                        "s3://AK:SECRETPW@b/m#SECRETTOK",
                        "file://user:SECRETPW@h/m?token=SECRETTOK",
                        "nope://user:SECRETPW@h/m#SECRETTOK",
                        "//user:SECRETPW@h/%zz?t=SECRETTOK",
                        "user:SECRETPW@h/m?SECRETTOK",
                        "/m.json?token=SECRETTOK")) {
            assertThat(mistakes("churn.model=" + url))
                    .as(url)
                    .singleElement()
                    .asString()
                    .startsWith("churn.model (")
                    .contains("cannot be read")
                    .doesNotContain("SECRET");
        }
    }

    @Test
    void aPathIsShownAsItIsWithTheReason() {
        assertThat(mistakes("churn.model=/no/such@place/m#3.json"))
                .singleElement()
                .asString()
                .contains("churn.model (/no/such@place/m#3.json) cannot be read", "FileNotFound");
    }

    @Test
    void theModelIsSerializedWithThePolicy() throws IOException {
        try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            out.writeObject(policy("churn.model=" + model));
        }
    }

    private static Policy policy(String... options) {
        return ChurnSettings.of(configuration(options)).policy();
    }

    private static List<String> mistakes(String... options) {
        return catchThrowableOfType(
                        SettingsException.class, () -> ChurnSettings.of(configuration(options)))
                .mistakes();
    }

    private static Configuration configuration(String... options) {
        Configuration configuration = new Configuration();
        configuration.setString("churn.source.bootstrap-servers", "b:9092");
        for (String option : options) {
            int at = option.indexOf('=');
            configuration.setString(option.substring(0, at), option.substring(at + 1));
        }
        return configuration;
    }
}
