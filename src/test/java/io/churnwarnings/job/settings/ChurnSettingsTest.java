package io.churnwarnings.job.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.churnwarnings.codec.DecodingRules;
import io.churnwarnings.domain.calendar.BusinessTime;
import io.churnwarnings.domain.calendar.CalendarPolicy;
import io.churnwarnings.domain.calendar.HoldoutPolicy;
import io.churnwarnings.domain.policy.BacklogMode;
import io.churnwarnings.domain.policy.CurrencyRates;
import io.churnwarnings.domain.policy.CycleEstimator;
import io.churnwarnings.domain.policy.DriftPolicy;
import io.churnwarnings.domain.policy.LinePolicy;
import io.churnwarnings.domain.policy.LossPolicy;
import io.churnwarnings.domain.policy.Plays;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.RfmPolicy;
import io.churnwarnings.domain.policy.Segments;
import io.churnwarnings.job.config.SettingsException;
import io.churnwarnings.time.QuietHours;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChurnSettingsTest {

    private static final long DAY = 86_400_000;

    @TempDir Path folder;

    @Test
    void withoutOptionsTheContractsDefaultsHold() {
        ChurnSettings settings = settings();
        assertThat(settings.policy())
                .isEqualTo(
                        new Policy(
                                DAY / 2,
                                Double.NaN,
                                3,
                                CycleEstimator.SHRUNK,
                                1,
                                180,
                                2,
                                true,
                                1.5,
                                2.0,
                                LinePolicy.CYCLES,
                                365 * DAY,
                                1095 * DAY,
                                32,
                                1024,
                                300_000,
                                Long.MIN_VALUE,
                                BacklogMode.CURRENT,
                                new RfmPolicy(
                                        ZoneId.of("UTC"),
                                        12,
                                        List.of(30 * DAY, 60 * DAY, 120 * DAY, 240 * DAY),
                                        List.of(2L, 3L, 5L, 9L),
                                        List.of(100_0000L, 300_0000L, 1000_0000L, 3000_0000L),
                                        new CurrencyRates("CNY", Map.of()),
                                        5,
                                        Plays.standard()),
                                new DriftPolicy(6, 1.6, new BigDecimal("0.6")),
                                LossPolicy.NONE,
                                Segments.NONE,
                                null,
                                CalendarPolicy.NONE,
                                new HoldoutPolicy(0, "churn-warnings", ZoneId.of("UTC"))));
        assertThat(settings.decoding())
                .isEqualTo(
                        new DecodingRules(
                                "CNY",
                                600_000,
                                Instant.parse("1990-01-01T00:00:00Z").toEpochMilli()));
        assertThat(settings.deadLetterMaxBytes()).isEqualTo(900 * 1024);
        assertThat(settings.sourceName()).isEqualTo("churn-warnings");
        assertThat(settings.createTopics()).isFalse();
        assertThat(settings.source().topics()).containsExactly("purchases");
        assertThat(settings.source().discoveryInterval()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.source().clock().disorder()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.source().clock().quietHours())
                .isEqualTo(
                        new QuietHours(
                                Duration.ofMinutes(5), Duration.ofHours(12), Duration.ofHours(1)));
        assertThat(settings.source().startingOffsets()).hasToString("earliest");
        assertThat(settings.warnings().topic()).isEqualTo("churn-warnings");
        assertThat(settings.warnings().sink().transactionTimeout())
                .isEqualTo(Duration.ofMinutes(15));
        assertThat(settings.deadLetters().topic()).isEqualTo("churn-dead-letters");
        assertThat(settings.warnings().sink().client().bootstrapServers()).isEqualTo("b:9092");
    }

    @Test
    void theQuietHoursAreRead() {
        assertThat(
                        settings(
                                        "churn.clock.quiet-after=1min",
                                        "churn.clock.quiet-limit=40h",
                                        "churn.clock.hold-grace=20min")
                                .source()
                                .clock()
                                .quietHours())
                .isEqualTo(
                        new QuietHours(
                                Duration.ofMinutes(1),
                                Duration.ofHours(40),
                                Duration.ofMinutes(20)));
    }

    @Test
    void inEventTimeThereAreNoQuietHours() {
        assertThat(settings("churn.clock.mode=event-time").source().clock().quietHours()).isNull();
    }

    @Test
    void everyOptionIsRead() {
        Policy policy =
                settings(
                                "churn.occasion.window=0s",
                                "churn.cycle.estimator=mean",
                                "churn.cycle.mean-gap=40d",
                                "churn.cycle.prior-weight=2",
                                "churn.cycle.floor=2 d",
                                "churn.cycle.ceiling=100d",
                                "churn.min-gaps=3",
                                "churn.one-time-buyers=false",
                                "churn.at-risk.cycles=1",
                                "churn.likely-lost.cycles=2.5",
                                "churn.lost.after=300d",
                                "churn.retention=9999d",
                                "churn.history.facts=16",
                                "churn.history.max-facts=64",
                                "churn.clock.disorder=1h",
                                "churn.warnings.from=2011-06-01T08:00:00+08:00",
                                "churn.warnings.backlog=skip",
                                "churn.time-zone=Asia/Shanghai",
                                "churn.currency.base=EUR",
                                "churn.currency.rates=USD:0.9,GBP:1.15",
                                "churn.rfm.months=3",
                                "churn.rfm.recency-breaks=7d, 30 d,60d,90d",
                                "churn.rfm.frequency-breaks=1,2,3,4",
                                "churn.rfm.monetary-breaks=0.5,10,20.25,30",
                                "churn.loyal.occasions=8",
                                "churn.plays=LOYAL.AT_RISK.HIGH:flowers",
                                "churn.drift.min-gaps=4",
                                "churn.drift.gap-ratio=2",
                                "churn.drift.amount-ratio=0.35",
                                "churn.calendar.upcoming=5d",
                                "churn.promotion.min-occasions=4",
                                "churn.promotion.share=0.7525",
                                "churn.holdout.share=0.125",
                                "churn.holdout.salt=salt")
                        .policy();
        Map<String, String> words = new HashMap<>(Plays.standard().words());
        words.put("LOYAL.AT_RISK.HIGH", "flowers");
        assertThat(policy)
                .isEqualTo(
                        new Policy(
                                0,
                                40,
                                2,
                                CycleEstimator.MEAN,
                                2,
                                100,
                                3,
                                false,
                                1,
                                2.5,
                                LinePolicy.CYCLES,
                                300 * DAY,
                                9999 * DAY,
                                16,
                                64,
                                3_600_000,
                                Instant.parse("2011-06-01T00:00:00Z").toEpochMilli(),
                                BacklogMode.SKIP,
                                new RfmPolicy(
                                        ZoneId.of("Asia/Shanghai"),
                                        3,
                                        List.of(7 * DAY, 30 * DAY, 60 * DAY, 90 * DAY),
                                        List.of(1L, 2L, 3L, 4L),
                                        List.of(5_000L, 10_0000L, 20_2500L, 30_0000L),
                                        new CurrencyRates(
                                                "EUR",
                                                Map.of(
                                                        "USD",
                                                        new BigDecimal("0.9"),
                                                        "GBP",
                                                        new BigDecimal("1.15"))),
                                        8,
                                        new Plays(words)),
                                new DriftPolicy(4, 2, new BigDecimal("0.35")),
                                LossPolicy.NONE,
                                Segments.NONE,
                                null,
                                new CalendarPolicy(BusinessTime.ORDINARY, 5 * DAY, 4, 7_525),
                                new HoldoutPolicy(1_250, "salt", ZoneId.of("Asia/Shanghai"))));
    }

    @Test
    void withAMeanGapTheDefaultMinimumIsOneGap() {
        assertThat(settings("churn.cycle.mean-gap=40d").policy().minGaps()).isEqualTo(1);
        assertThat(settings("churn.cycle.mean-gap=40d", "churn.min-gaps=0").policy().minGaps())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "churn.time-zone=Asia/Shanghai",
                "churn.time-zone=America/New_York",
                "churn.currency.rates=EUR:7.8,USD:7.2",
                "churn.currency.rates=CNY:1",
                "churn.currency.rates=EUR:1.08333",
                "churn.currency.rates.EUR=7.8",
                "churn.clock.mode=event-time",
                "churn.clock.mode=live",
                "churn.clock.quiet-after=1 ms",
                "churn.clock.quiet-limit=0 s",
                "churn.clock.hold-grace=0 s",
                "churn.input.oldest=0001-01-01",
                "churn.input.oldest=2000-01-01T00:00:00+08:00",
                "churn.clock.max-skew=0 ms",
                "churn.clock.alignment=1 h",
                "churn.warnings.backlog=all",
                "churn.source.starting-offsets=timestamp:1700000000000",
                "churn.source.starting-offsets=committed",
                "churn.source.starting-offsets=timestamp:2026-03-01T00:00:00Z",
                "churn.source.starting-offsets=latest",
                "churn.source.bootstrap-servers=a:1, b:2",
                "churn.source.kafka.isolation.level=read_committed",
                "churn.sink.kafka.acks=all",
                "churn.source.kafka.sasl.jaas.config=secret stuff;",
                "churn.source.kafka.enable.auto.commit=false",
                "churn.dead-letters.max-bytes=921600",
                "churn.sink.kafka.compression.type=zstd",
                "churn.source-name=/shop/1",
                "other.key=x",
                "churn.kafka.create-partitions=12",
                "churn.retention=366d",
                "churn.likely-lost.cycles=1.5",
                "churn.plays.NEW.LOST.NORMAL=写信",
                "churn.plays=LOYAL.DRIFTING.HIGH:visit,LOYAL.DRIFTING.NORMAL:care-message",
                "churn.rfm.recency-breaks=[30 d, 60 d, 120 d, 240 d]",
                "churn.rfm.months=0",
                "churn.drift.amount-ratio=1",
                "churn.loss.horizon=60d",
                "churn.warn.min-loss-probability=0"
            })
    void validSettingsAreAccepted(String option) {
        assertThat(settings(option)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "churn.clock.mode=fast",
                "churn.clock.quiet-after=0 s",
                "churn.clock.quiet-after=-5 min",
                "churn.clock.quiet-limit=-1 ms",
                "churn.clock.quiet-limit=night",
                "churn.clock.hold-grace=-1 h",
                "churn.clock.disorder=-1 s",
                "churn.clock.disorder=soon",
                "churn.clock.max-skew=-5 min",
                "churn.clock.alignment=59 min",
                "churn.input.oldest=1990",
                "churn.input.oldest=0000-01-01",
                "churn.currency.base=usd",
                "churn.currency.base=EURO",
                "churn.currency.rates=EUR",
                "churn.currency.rates=eur:7",
                "churn.currency.rates=EUR:0",
                "churn.currency.rates=EUR:-7",
                "churn.currency.rates=EUR:NaN",
                "churn.currency.rates=EUR:1e999999999",
                "churn.currency.rates=CNY:2",
                "churn.currency.rates.EURO=7",
                "churn.time-zone=Mars/Olympus",
                "churn.history.facts=0",
                "churn.history.facts=1.5",
                "churn.history.facts=2000",
                "churn.history.max-facts=31",
                "churn.history.max-facts=999999999",
                "churn.retention=365 d",
                "churn.retention=0 s",
                "churn.retention=99999999999999 d",
                "churn.occasion.window=-1 h",
                "churn.cycle.mean-gap=0 s",
                "churn.cycle.prior-weight=-1",
                "churn.cycle.prior-weight=NaN",
                "churn.cycle.prior-weight=Infinity",
                "churn.cycle.floor=0 s",
                "churn.cycle.floor=181 d",
                "churn.cycle.ceiling=1 h",
                "churn.cycle.estimator=median",
                "churn.min-gaps=-1",
                "churn.min-gaps=two",
                "churn.one-time-buyers=maybe",
                "churn.at-risk.cycles=0",
                "churn.at-risk.cycles=-1",
                "churn.at-risk.cycles=NaN",
                "churn.at-risk.cycles=2.1",
                "churn.at-risk.cycles=1e300",
                "churn.likely-lost.cycles=1.4",
                "churn.likely-lost.cycles=Infinity",
                "churn.lost.after=0 d",
                "churn.lost.after=1095 d",
                "churn.warnings.from=2026-03-01",
                "churn.warnings.from=2026-03-01T00:00:00",
                "churn.warnings.from=tomorrow",
                "churn.warnings.backlog=some",
                "churn.source-name=",
                "churn.source-name=a b",
                "churn.dead-letters.max-bytes=4095",
                "churn.dead-letters.max-bytes=2 gb",
                "churn.dead-letters.max-bytes=much",
                "churn.dead-letters.topic=churn-warnings",
                "churn.dead-letters.topic=purchases",
                "churn.sink.topic=purchases",
                "churn.sink.topic=a b",
                "churn.source.topic=..",
                "churn.source.topic=",
                "churn.source.group-id=",
                "churn.source.bootstrap-servers=broker",
                "churn.source.bootstrap-servers=",
                "churn.sink.bootstrap-servers=a:1,,b:2",
                "churn.source.starting-offsets=first",
                "churn.source.starting-offsets=timestamp:",
                "churn.source.partition-discovery=-1 s",
                "churn.sink.transaction-timeout=0 s",
                "churn.sink.transaction-timeout=25 d",
                "churn.sink.transactional-id-prefix=",
                "churn.sink.transactional-id-prefix=churn-dead-letters-2",
                "churn.dead-letters.transactional-id-prefix=churn",
                "churn.kafka.create-partitions=0",
                "churn.kafka.create-topics=yes please",
                "churn.sink.kafka.enable.idempotence=false",
                "churn.sink.kafka.transactional.id=x",
                "churn.sink.kafka.acks=1",
                "churn.sink.kafka.transaction.timeout.ms=1",
                "churn.source.kafka.isolation.level=read_uncommitted",
                "churn.source.kafka.enable.auto.commit=true",
                "churn.source.kafka.group.id=x",
                "churn.source.kafka.bootstrap.servers=x:1",
                "churn.rfm.months=-1",
                "churn.rfm.recency-breaks=30 d, 60 d, 120 d",
                "churn.rfm.recency-breaks=30 d, 60 d, 60 d, 240 d",
                "churn.rfm.recency-breaks=a,b,c,d",
                "churn.rfm.frequency-breaks=2,3,5,9,12",
                "churn.rfm.frequency-breaks=0,3,5,9",
                "churn.rfm.monetary-breaks=1,2,3,4.00001",
                "churn.rfm.monetary-breaks=1,2,3,1e999999999",
                "churn.loyal.occasions=1",
                "churn.plays=LOYAL:call",
                "churn.plays=LOYAL.AT_RISK.BEST:call",
                "churn.plays=LOYAL.AT_RISK.HIGH:call him",
                "churn.plays.LOYAL.AT_RISK=call",
                "churn.drift.min-gaps=3",
                "churn.drift.gap-ratio=1",
                "churn.drift.amount-ratio=1.1",
                "churn.calendar.upcoming=367d",
                "churn.promotion.min-occasions=0",
                "churn.promotion.min-occasions=1001",
                "churn.promotion.share=0",
                "churn.promotion.share=1.1",
                "churn.promotion.share=0.77777",
                "churn.holdout.share=0.6",
                "churn.holdout.share=-0.1",
                "churn.holdout.salt=",
                "churn.drift.amount-ratio=0",
                "churn.loss.horizon=0 s",
                "churn.warn.min-loss-probability=1.1",
                "churn.warn.min-loss-probability=0.5",
                "churn.model=/no/such/model.json",
                "churn.model=nosuchscheme://x/model.json",
                "churn.model=http://localhost:1/model.json",
                "churn.model="
            })
    void aMistakeIsNamedOnceWithKeyAndValue(String option) {
        String key = option.substring(0, option.indexOf('='));
        List<String> mistakes = mistakes(option);
        assertThat(mistakes).hasSize(1);
        String named = key.replaceFirst("(churn\\.(currency\\.rates|plays))\\..*", "$1");
        assertThat(mistakes.get(0)).contains(named);
    }

    @Test
    void allMistakesAreReportedTogether() {
        SettingsException e =
                catchThrowableOfType(
                        SettingsException.class,
                        () ->
                                ChurnSettings.of(
                                        configuration(
                                                "churn.lost.after=soon",
                                                "churn.cycle.floor=-1 d",
                                                "churn.nonsense=1")));
        assertThat(e.mistakes()).hasSize(4);
        assertThat(e)
                .hasMessageContaining(
                        "churn.lost.after is 'soon', but must be a duration of at least 1 ms, such"
                                + " as 5 min")
                .hasMessageContaining("churn.cycle.floor is '-1 d'")
                .hasMessageContaining("churn.nonsense is no option of this job")
                .hasMessageContaining(
                        "churn.source.bootstrap-servers is not set, but must be brokers as"
                                + " host:port");
    }

    @Test
    void twoMistakesDoNotMakeAThird() {
        assertThat(mistakes("churn.lost.after=x", "churn.retention=1 d")).hasSize(1);
        assertThat(mistakes("churn.at-risk.cycles=9", "churn.likely-lost.cycles=x")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "churn.clock.disorde, churn.clock.disorder", "churn.at-risk.cycle, churn.at-risk.cycles",
        "churn.likelylost.cycles, churn.likely-lost.cycles", "churn.max-skew, churn.clock.max-skew",
        "churn.source.kafak.security.protocol, ''", "churn.sink.kafka., churn.sink.kafka"
    })
    void anUnknownKeyIsAMistakeWithASuggestion(String key, String suggestion) {
        assertThat(mistakes(key + "=x"))
                .singleElement()
                .asString()
                .startsWith(key + " is no option")
                .contains(suggestion);
    }

    @Test
    void secretsAreNeverShown() {
        List<String> mistakes =
                mistakes(
                        "churn.source.kafka.isolation.level=none",
                        "churn.source.kafka.sasl.jaas.config=hunter2",
                        "churn.source.kafka.ssl.key.password=hunter2",
                        "churn.sink.kafka=sasl.jaas.config=hunter2",
                        "churn.sink.password=hunter2");
        assertThat(mistakes).hasSize(3);
        assertThat(mistakes.toString()).doesNotContain("hunter2");
    }

    @Test
    void aSinkOnAnotherClusterMayHaveTheSourcesTopicName() {
        ChurnSettings settings =
                settings("churn.sink.bootstrap-servers=other:9092", "churn.sink.topic=purchases");
        assertThat(settings.warnings().sink().client().bootstrapServers()).isEqualTo("other:9092");
        assertThat(settings.source().client().bootstrapServers()).isEqualTo("b:9092");
    }

    @Test
    void controlTopicsMustDifferFromAllOthers() {
        assertThat(
                        mistakes(
                                "churn.rules.topic=told",
                                "churn.control.topic=told",
                                "churn.dead-letters.topic=purchases",
                                "churn.rules.notice=10 ms"))
                .hasSize(3)
                .anyMatch(m -> m.contains("churn.rules.topic and churn.control.topic are both"))
                .anyMatch(m -> m.contains("churn.source.topic and churn.dead-letters.topic are"))
                .anyMatch(m -> m.startsWith("churn.rules.notice is '10 ms', but must be"));
    }

    @Test
    void aRunWithoutFurtherTopicsHasTheOthersAsTheyAre() {
        ChurnSettings all =
                settings(
                        "churn.rules.topic=rules",
                        "churn.control.topic=control",
                        "churn.profiles.topic=profiles");
        assertThat(all.instructions().isOn()).isTrue();
        assertThat(all.profiles()).isNotNull();
        ChurnSettings alone = all.withPurchasesAndWarningsAlone();
        assertThat(alone.instructions().isOn()).isFalse();
        assertThat(alone.profiles()).isNull();
        assertThat(alone.warnings()).isEqualTo(all.warnings());
        assertThat(alone.source()).isEqualTo(all.source());
    }

    @Test
    void theOrderOfTheBrokersDoesNotMakeAnotherCluster() {
        for (String brokers : List.of("y:1,x:1", "X:1 , y:1", "y:1")) {
            assertThat(
                            mistakes(
                                    "churn.source.bootstrap-servers=x:1,y:1",
                                    "churn.sink.bootstrap-servers=" + brokers,
                                    "churn.sink.topic=purchases"))
                    .as(brokers)
                    .singleElement()
                    .asString()
                    .contains("churn.source.topic and churn.sink.topic are both 'purchases'");
        }
    }

    @Test
    void errorsOfTheFileAndOfTheOptionsAreReportedTogether() throws IOException {
        Path file = write("churn.min-gaps: few\nstate.backend: rocksdb\n");
        assertThatThrownBy(() -> ChurnSettings.of(configuration("churn.lost.after=soon"), file))
                .hasMessageContaining("churn.min-gaps is 'few'")
                .hasMessageContaining("state.backend is no option")
                .hasMessageContaining("churn.lost.after is 'soon'");
        Path missing = folder.resolve("none.yaml");
        assertThatThrownBy(() -> ChurnSettings.of(configuration("churn.lost.after=soon"), missing))
                .hasMessageContaining("no such file")
                .hasMessageContaining("churn.lost.after is 'soon'");
    }

    @Test
    void passedThroughSettingsReachTheirSideAlone() {
        ChurnSettings settings =
                settings("churn.source.kafka.fetch.min.bytes=7", "churn.sink.kafka.linger.ms=9");
        assertThat(settings.source().client().consumer())
                .containsEntry("fetch.min.bytes", "7")
                .doesNotContainKey("linger.ms");
        assertThat(settings.warnings().sink().client().producer(Duration.ofMinutes(1)))
                .containsEntry("linger.ms", "9");
    }

    @Test
    void aFileIsReadAndFlinksConfigurationTakesPrecedence() throws IOException {
        Path file =
                write(
                        """
                        churn:
                          lost.after: 200 d
                          at-risk: {cycles: 1.25}
                          currency.rates: {EUR: 7.8}
                          source.kafka:
                            fetch.min.bytes: 7
                        churn.warnings.from: 2026-03-01T00:00:00Z
                        churn.min-gaps: 5
                        churn.one-time-buyers: false
                        """);
        ChurnSettings settings =
                ChurnSettings.of(
                        configuration("churn.min-gaps=4", "churn.source.bootstrap-servers=b:1"),
                        file);
        assertThat(settings.policy().lostAfter()).isEqualTo(200 * DAY);
        assertThat(settings.policy().atRiskCycles()).isEqualTo(1.25);
        assertThat(settings.policy().minGaps()).isEqualTo(4);
        assertThat(settings.policy().oneTimeBuyers()).isFalse();
        assertThat(settings.policy().warningsFrom())
                .isEqualTo(Instant.parse("2026-03-01T00:00:00Z").toEpochMilli());
        assertThat(settings.source().client().consumer()).containsEntry("fetch.min.bytes", "7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "churn.a: [",
                "churn.x: 1\nchurn.x: 2",
                "state.backend: rocksdb",
                "churn.lost.after:",
                "- churn",
                "hunter2: hunter2: 1"
            })
    void aFileThatIsNotOfOurOptionsIsAMistake(String content) throws IOException {
        Path file = write(content);
        assertThatThrownBy(() -> ChurnSettings.of(configuration(), file))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("hunter2: 1");
    }

    @Test
    void aFileThatIsNotThereIsAMistakeAndAnEmptyOneIsNot() throws IOException {
        assertThatThrownBy(() -> ChurnSettings.of(configuration(), folder.resolve("none.yaml")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("no such file");
        Path empty = write("# nothing\n\n");
        assertThat(ChurnSettings.of(configuration("churn.source.bootstrap-servers=b:1"), empty))
                .isNotNull();
    }

    @Test
    void theSettingsOfOperatorsAreSerializable() throws IOException {
        ChurnSettings settings = settings();
        try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            out.writeObject(settings.policy());
            out.writeObject(settings.decoding());
            out.writeObject(settings.source());
        }
    }

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("churn.yaml"), yaml);
    }

    private static ChurnSettings settings(String... options) {
        return ChurnSettings.of(withBrokers(options));
    }

    private static List<String> mistakes(String... options) {
        return catchThrowableOfType(
                        SettingsException.class, () -> ChurnSettings.of(withBrokers(options)))
                .mistakes();
    }

    private static Configuration withBrokers(String... options) {
        Configuration configuration = configuration("churn.source.bootstrap-servers=b:9092");
        configuration.addAll(configuration(options));
        return configuration;
    }

    private static Configuration configuration(String... options) {
        Configuration configuration = new Configuration();
        for (String option : options) {
            int at = option.indexOf('=');
            configuration.setString(option.substring(0, at), option.substring(at + 1));
        }
        return configuration;
    }
}
