package io.churnwarnings.local;

import io.churnwarnings.codec.Encoding;
import io.churnwarnings.codec.event.CloudEventsMode;
import io.churnwarnings.job.ChurnPipeline;
import io.churnwarnings.job.JobDefaults;
import io.churnwarnings.job.OperatorIds;
import io.churnwarnings.job.Topics;
import io.churnwarnings.job.config.SettingsException;
import io.churnwarnings.job.options.ChurnOptions;
import io.churnwarnings.job.options.ClockMode;
import io.churnwarnings.job.options.ClockOptions;
import io.churnwarnings.job.options.InputOptions;
import io.churnwarnings.job.options.SinkOptions;
import io.churnwarnings.job.options.SourceOptions;
import io.churnwarnings.job.options.WarningOptions;
import io.churnwarnings.job.settings.ChurnSettings;
import io.churnwarnings.local.cluster.LocalCluster;
import io.churnwarnings.local.cluster.LocalJob;
import io.churnwarnings.local.flink.Loopback;
import io.churnwarnings.time.ClockSettings;
import io.churnwarnings.time.QuietHours;
import io.churnwarnings.tools.input.JobRules;
import io.churnwarnings.tools.input.UsageErrors;
import io.churnwarnings.tools.input.UsageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Creates the job from the user's settings, for the broker of the run. */
final class LocalJobs implements LocalJob.Factory {

    // Flink's name for the operator of a source.
    private static final String SOURCE = "Source: " + OperatorIds.PURCHASES;

    private static final String NO_BROKER = "127.0.0.1:1";

    private final Path config;
    private final UnaryOperator<ClockSettings> liveClock;
    private final Configuration job = new Configuration();
    private final Map<String, String> flink = new HashMap<>();

    /**
     * @param config a file of settings, or null
     * @param settings settings by key, the job's and Flink's; they take precedence over the file
     * @param liveClock changes the clock's settings in mode live; null if the scenario has its own
     *     time
     */
    LocalJobs(Path config, Map<String, String> settings, UnaryOperator<ClockSettings> liveClock) {
        this.config = config;
        this.liveClock = liveClock;
        settings.forEach(
                (key, value) -> {
                    if (key.startsWith(ChurnOptions.PREFIX)) {
                        job.setString(key, value);
                    } else {
                        flink.put(key, value);
                    }
                });
    }

    /** The user's settings that are not the job's. */
    Map<String, String> flinkSettings() {
        return flink;
    }

    /**
     * Validates the user's settings.
     *
     * @throws UsageException with all errors
     */
    void check() {
        UsageErrors mistakes = new UsageErrors();
        Duration timeout = null;
        try {
            timeout = settings(NO_BROKER).warnings().sink().transactionTimeout();
        } catch (SettingsException e) {
            e.mistakes().forEach(mistakes::add);
        }
        // The folders do not matter here.
        Configuration cluster = LocalCluster.defaults(Path.of(""), Path.of(""), 1);
        flink.forEach(cluster::setString);
        JobDefaults.mistakes(cluster, timeout).forEach(mistakes::add);
        Loopback.mistakes(flink).forEach(mistakes::add);
        mistakes.tell();
    }

    /** Adds settings that the user has not set. */
    void add(Map<String, String> more) {
        more.forEach(job::setString);
    }

    /**
     * The rules of the job.
     *
     * @throws UsageException with all errors in the user's settings
     */
    JobRules.Rules rules() {
        check();
        ChurnSettings settings = settings(NO_BROKER);
        return new JobRules.Rules(settings.configured(), settings.decoding());
    }

    /**
     * The settings of the consumer that would read JSON from these brokers.
     *
     * @throws UsageException with all errors in the user's settings, or if the purchases are not
     *     JSON
     */
    Properties consumer(String bootstrapServers) {
        check();
        Encoding encoding = encoding();
        if (encoding != Encoding.JSON) {
            throw new UsageException(
                    "%s is %s, but doctor reads JSON: it can say nothing of this topic"
                            .formatted(InputOptions.ENCODING.key(), encoding));
        }
        return settings(bootstrapServers).source().client().consumer();
    }

    @Override
    public LocalJob on(String bootstrapServers) {
        ChurnSettings settings = settings(bootstrapServers);
        QuietHours quietHours = settings.source().clock().quietHours();
        return new LocalJob(
                settings.source().topics().get(0),
                settings.warnings().topic(),
                settings.deadLetters().topic(),
                settings.decoding(),
                Duration.ofMillis(settings.policy().disorder()),
                quietHours == null ? null : quietHours.quietAfter(),
                SOURCE,
                OperatorIds.CUSTOMERS,
                environment -> define(environment, settings));
    }

    /** As the job's own main class does. */
    private static void define(StreamExecutionEnvironment environment, ChurnSettings settings) {
        JobDefaults.apply(
                Configuration.fromMap(environment.getConfiguration().toMap()),
                settings,
                environment);
        ChurnPipeline.define(environment, settings, Topics.prepare(settings));
    }

    /** How the purchases are written, as the user has set it. */
    private Encoding encoding() {
        Configuration asked = on(NO_BROKER, job.clone());
        asked.set(WarningOptions.ENCODING, Encoding.JSON);
        asked.set(WarningOptions.CLOUD_EVENTS, CloudEventsMode.BINARY);
        try {
            return read(asked).encodings().input();
        } catch (SettingsException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private ChurnSettings settings(String bootstrapServers) {
        Configuration withBroker = on(bootstrapServers, job.clone());
        // Files hold JSON, and people read it.
        withBroker.set(InputOptions.ENCODING, Encoding.JSON);
        withBroker.set(WarningOptions.ENCODING, Encoding.JSON);
        withBroker.set(WarningOptions.CLOUD_EVENTS, CloudEventsMode.BINARY);
        withBroker.set(
                ClockOptions.MODE, liveClock == null ? ClockMode.EVENT_TIME : ClockMode.LIVE);
        // The run's broker has three topics, none of them for rules or profiles.
        ChurnSettings settings = read(withBroker).withPurchasesAndWarningsAlone().ofFedTopic();
        return liveClock == null
                ? settings
                : settings.with(liveClock.apply(settings.source().clock()));
    }

    private ChurnSettings read(Configuration all) {
        return config == null ? ChurnSettings.of(all) : ChurnSettings.of(all, config);
    }

    private static Configuration on(String bootstrapServers, Configuration all) {
        all.set(SourceOptions.BOOTSTRAP_SERVERS, bootstrapServers);
        all.set(SinkOptions.BOOTSTRAP_SERVERS, bootstrapServers);
        return all;
    }
}
