package io.churnwarnings.job.options;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.description.HtmlFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChurnOptionsTest {

    /** The contract's defaults, as a user would write them. */
    private static final Map<String, String> DEFAULTS =
            Map.ofEntries(
                    Map.entry("churn.line", "cycles"),
                    Map.entry("churn.value.horizon", "365 d"),
                    Map.entry("churn.at-risk.price", "0.5"),
                    Map.entry("churn.likely-lost.price", "0.25"),
                    Map.entry("churn.at-risk.days", "60 d"),
                    Map.entry("churn.likely-lost.days", "90 d"),
                    Map.entry("churn.line.earliest", "0.25"),
                    Map.entry("churn.clock.mode", "live"),
                    Map.entry("churn.clock.quiet-after", "5 min"),
                    Map.entry("churn.clock.quiet-limit", "12 h"),
                    Map.entry("churn.clock.hold-grace", "1 h"),
                    Map.entry("churn.clock.disorder", "5 min"),
                    Map.entry("churn.clock.max-skew", "10 min"),
                    Map.entry("churn.input.oldest", "1990-01-01"),
                    Map.entry("churn.input.format", "canonical"),
                    Map.entry("churn.input.encoding", "json"),
                    Map.entry("churn.warnings.encoding", "json"),
                    Map.entry("churn.warnings.cloudevents", "binary"),
                    Map.entry("churn.registry.register", "true"),
                    Map.entry("churn.input.mapping.types", ""),
                    Map.entry("churn.input.mapping.amount-unit", "major"),
                    Map.entry("churn.input.mapping.refund.without-amount", "nothing"),
                    Map.entry("churn.input.mapping.change-events", "false"),
                    Map.entry("churn.input.mapping.lines", "false"),
                    Map.entry("churn.currency.base", "CNY"),
                    Map.entry("churn.currency.rates", ""),
                    Map.entry("churn.time-zone", "UTC"),
                    Map.entry("churn.history.facts", "32"),
                    Map.entry("churn.history.max-facts", "1024"),
                    Map.entry("churn.retention", "1095 d"),
                    Map.entry("churn.occasion.window", "12 h"),
                    Map.entry("churn.cycle.prior-weight", "3"),
                    Map.entry("churn.cycle.floor", "1 d"),
                    Map.entry("churn.cycle.ceiling", "180 d"),
                    Map.entry("churn.cycle.estimator", "shrunk"),
                    Map.entry("churn.at-risk.cycles", "1.5"),
                    Map.entry("churn.likely-lost.cycles", "2.0"),
                    Map.entry("churn.lost.after", "365 d"),
                    Map.entry("churn.one-time-buyers", "true"),
                    Map.entry("churn.warnings.backlog", "current"),
                    Map.entry("churn.source-name", "churn-warnings"),
                    Map.entry("churn.dead-letters.topic", "churn-dead-letters"),
                    Map.entry("churn.dead-letters.max-bytes", "900 kb"),
                    Map.entry("churn.dead-letters.transactional-id-prefix", "churn-dead-letters"),
                    Map.entry("churn.source.topic", "purchases"),
                    Map.entry("churn.source.group-id", "churn-warnings"),
                    Map.entry("churn.source.starting-offsets", "earliest"),
                    Map.entry("churn.source.partition-discovery", "5 min"),
                    Map.entry("churn.source.kafka", ""),
                    Map.entry("churn.sink.topic", "churn-warnings"),
                    Map.entry("churn.sink.transaction-timeout", "15 min"),
                    Map.entry("churn.sink.transactional-id-prefix", "churn-warnings"),
                    Map.entry("churn.sink.kafka", ""),
                    Map.entry("churn.kafka.create-topics", "false"),
                    Map.entry("churn.kafka.create-partitions", "4"),
                    Map.entry("churn.rules.notice", "10 min"),
                    Map.entry("churn.profiles.transactional-id-prefix", "churn-profiles"),
                    Map.entry("churn.rfm.months", "12"),
                    Map.entry("churn.rfm.recency-breaks", "30 d, 60 d, 120 d, 240 d"),
                    Map.entry("churn.rfm.frequency-breaks", "2, 3, 5, 9"),
                    Map.entry("churn.rfm.monetary-breaks", "100, 300, 1000, 3000"),
                    Map.entry("churn.loyal.occasions", "5"),
                    Map.entry("churn.plays", ""),
                    Map.entry("churn.drift.min-gaps", "6"),
                    Map.entry("churn.calendar.upcoming", "21 d"),
                    Map.entry("churn.promotion.min-occasions", "3"),
                    Map.entry("churn.promotion.share", "0.8"),
                    Map.entry("churn.holdout.share", "0.0"),
                    Map.entry("churn.drift.gap-ratio", "1.6"),
                    Map.entry("churn.drift.amount-ratio", "0.6"),
                    Map.entry("churn.warn.min-loss-probability", "0"));

    private static final String[] WITHOUT_DEFAULT = {
        "churn.cache.memory",
        "churn.calendar",
        "churn.holdout.salt",
        "churn.input.file.separator",
        "churn.input.file.encoding",
        "churn.input.file.decimal",
        "churn.clock.alignment",
        "churn.input.mapping.order-id",
        "churn.registry.url",
        "churn.registry.user",
        "churn.registry.password",
        "churn.registry.token",
        "churn.input.mapping.customer-id",
        "churn.input.mapping.occurred-at",
        "churn.input.mapping.type",
        "churn.input.mapping.amount",
        "churn.input.mapping.currency",
        "churn.input.mapping.items",
        "churn.input.mapping.cancellation.occurred-at",
        "churn.input.mapping.refund.occurred-at",
        "churn.input.mapping.refund.amount",
        "churn.input.mapping.time-format",
        "churn.input.mapping.time-zone",
        "churn.input.mapping.records",
        "churn.input.mapping.updated-at",
        "churn.input.mapping.amount-scale",
        "churn.input.mapping.refunds",
        "churn.input.mapping.refunds.amount",
        "churn.input.mapping.refunds.currency",
        "churn.input.mapping.refunds.occurred-at",
        "churn.input.mapping.refunded-so-far",
        "churn.input.mapping.refunded-so-far.occurred-at",
        "churn.input.mapping.refund.currency",
        "churn.input.mapping.absent",
        "churn.input.mapping.ids",
        "churn.input.mapping.ignore",
        "churn.input.mapping.promotion",
        "churn.input.mapping.occurred-at.time-format",
        "churn.input.mapping.updated-at.time-format",
        "churn.input.mapping.cancellation.occurred-at.time-format",
        "churn.input.mapping.refunds.occurred-at.time-format",
        "churn.input.mapping.refunded-so-far.occurred-at.time-format",
        "churn.input.mapping.refund.occurred-at.time-format",
        "churn.cycle.mean-gap",
        "churn.min-gaps",
        "churn.warnings.from",
        "churn.model",
        "churn.loss.horizon",
        "churn.source.bootstrap-servers",
        "churn.sink.bootstrap-servers",
        "churn.rules.topic",
        "churn.control.topic",
        "churn.profiles.topic"
    };

    static Iterable<ConfigOption<?>> options() {
        return ChurnOptions.all();
    }

    @ParameterizedTest
    @MethodSource("options")
    void everyOptionHasThePrefixAndADescription(ConfigOption<?> option) {
        assertThat(option.key()).startsWith(ChurnOptions.PREFIX).matches("[a-z.-]+");
        assertThat(new HtmlFormatter().format(option.description()))
                .hasSizeGreaterThan(30)
                .endsWith(".");
    }

    @Test
    void noTwoOptionsHaveOneKey() {
        assertThat(new HashSet<>(ChurnOptions.all())).hasSameSizeAs(ChurnOptions.all());
    }

    @Test
    void theDefaultsAreThoseOfTheContract() {
        Map<String, Object> expected = new TreeMap<>();
        Map<String, Object> actual = new TreeMap<>();
        Configuration written = Configuration.fromMap(DEFAULTS);
        for (ConfigOption<?> option : ChurnOptions.all()) {
            if (option.hasDefaultValue()) {
                actual.put(option.key(), option.defaultValue());
                boolean none = DEFAULTS.getOrDefault(option.key(), "").isEmpty();
                expected.put(option.key(), none ? Map.of() : written.get(option));
            }
        }
        assertThat(actual).isEqualTo(expected).containsOnlyKeys(DEFAULTS.keySet());
    }

    @Test
    void theOthersHaveNone() {
        Map<String, ConfigOption<?>> without =
                ChurnOptions.all().stream()
                        .filter(o -> !o.hasDefaultValue())
                        .collect(toMap(ConfigOption::key, o -> o));
        assertThat(without).containsOnlyKeys(WITHOUT_DEFAULT);
    }
}
