package io.churnwarnings.job.settings;

import io.churnwarnings.codec.DecodingRules;
import io.churnwarnings.codec.record.DeadLetter;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.job.config.ConfigFile;
import io.churnwarnings.job.config.KnownKeys;
import io.churnwarnings.job.config.OptionParsers;
import io.churnwarnings.job.config.SettingsException;
import io.churnwarnings.job.config.SettingsReader;
import io.churnwarnings.job.options.CacheOptions;
import io.churnwarnings.job.options.ClockMode;
import io.churnwarnings.job.options.ClockOptions;
import io.churnwarnings.job.options.DeadLetterOptions;
import io.churnwarnings.job.options.KafkaOptions;
import io.churnwarnings.job.options.MappingOptions;
import io.churnwarnings.job.options.WarningOptions;
import io.churnwarnings.kafka.client.KafkaSourceSpec;
import io.churnwarnings.operator.CacheMemory;
import io.churnwarnings.rules.Configured;
import io.churnwarnings.time.ClockSettings;
import io.churnwarnings.time.QuietHours;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;

/**
 * All that the job was told, checked. Immutable.
 *
 * @param configured the rules by which customers are judged, as long as no others come
 * @param cache what the customers in memory may take
 * @param decoding the rules by which records are taken
 * @param sourceName the {@code ce_source} of the events
 * @param source where purchases come from, and how the clock runs
 * @param warnings where warnings go
 * @param deadLetters where rejected records go
 * @param profiles where the customers' profiles go; null if they are not written
 * @param instructions where the job is told something while it runs
 * @param deadLetterMaxBytes the most that a dead letter may take
 * @param createTopics whether topics that are not there are created
 * @param createPartitions how many partitions a topic gets that is created
 * @param encodings how values are written
 */
public record ChurnSettings(
        Configured configured,
        CacheMemory cache,
        DecodingRules decoding,
        String sourceName,
        KafkaSourceSpec source,
        OutputTopic warnings,
        OutputTopic deadLetters,
        OutputTopic profiles,
        ControlSettings instructions,
        int deadLetterMaxBytes,
        boolean createTopics,
        int createPartitions,
        Encodings encodings) {

    private static final MemorySize MOST_BYTES = MemorySize.ofMebiBytes(1024);
    private static final int MOST_PARTITIONS = 10_000;

    /** A backfill that keeps closer together would take for ever. */
    private static final Duration LEAST_ALIGNMENT = Duration.ofHours(1);

    /**
     * The settings in Flink's configuration, which has config.yaml and what was given with {@code
     * -D}.
     *
     * @throws SettingsException with all mistakes, if there is any
     */
    public static ChurnSettings of(Configuration flink) {
        return of(flink, List.of());
    }

    private static ChurnSettings of(Configuration all, List<String> mistakesOfTheFile) {
        SettingsReader reader = new SettingsReader(all);
        mistakesOfTheFile.forEach(reader::mistake);
        new KnownKeys().check(reader);
        ChurnSettings settings = read(reader);
        if (!reader.mistakes().isEmpty()) {
            throw new SettingsException(reader.mistakes());
        }
        return settings;
    }

    /**
     * The settings in Flink's configuration and a file of {@code churn.*} options; where both have
     * a key, Flink's configuration counts.
     *
     * @throws SettingsException with all mistakes, if there is any
     */
    public static ChurnSettings of(Configuration flink, Path file) {
        List<String> mistakes = new ArrayList<>();
        Configuration merged = ConfigFile.read(file, mistakes);
        merged.addAll(flink);
        return of(merged, mistakes);
    }

    /** The rules by which customers are judged, as long as no others come. */
    public Policy policy() {
        return configured.policy();
    }

    /** The same, with a clock that runs otherwise. */
    public ChurnSettings with(ClockSettings clock) {
        return with(decoding, source.with(clock), profiles, instructions);
    }

    /** The same for a job that is told nothing while it runs, and writes no profiles. */
    public ChurnSettings withPurchasesAndWarningsAlone() {
        return with(decoding, source, null, new ControlSettings(null, instructions.notice(), null));
    }

    /**
     * Refuses what can be done of files alone.
     *
     * @throws SettingsException if the records of the topic are lines of orders
     */
    public void refuseLines() {
        if (decoding.mapping() != null && decoding.mapping().lines()) {
            throw new SettingsException(
                    List.of(
                            MappingOptions.LINES.key()
                                    + " is true, but on a topic it is not known when the last line"
                                    + " of an order has come: join the lines before they are written"
                                    + " to it, as with Flink SQL: SELECT order_id, customer_id,"
                                    + " MIN(created_at), SUM(quantity * price) FROM order_lines"
                                    + " GROUP BY order_id, customer_id"));
        }
    }

    /** The same for a topic that only files are written to, whose records are marked. */
    public ChurnSettings ofFedTopic() {
        return with(decoding.with(decoding.files().ofFedTopic()), source, profiles, instructions);
    }

    private ChurnSettings with(
            DecodingRules otherDecoding,
            KafkaSourceSpec otherSource,
            OutputTopic otherProfiles,
            ControlSettings otherInstructions) {
        return new ChurnSettings(
                configured,
                cache,
                otherDecoding,
                sourceName,
                otherSource,
                warnings,
                deadLetters,
                otherProfiles,
                otherInstructions,
                deadLetterMaxBytes,
                createTopics,
                createPartitions,
                encodings);
    }

    private static ChurnSettings read(SettingsReader reader) {
        Configured configured = PolicySettings.read(reader);
        Policy policy = configured.policy();
        DecodingRules decoding = DecodingSettings.read(reader, policy.rfm().rates().base());
        KafkaSettings kafka = new KafkaSettings(reader);
        KafkaSourceSpec source = kafka.source(clock(reader, Duration.ofMillis(policy.disorder())));
        List<OutputTopic> outputs = kafka.outputs();
        ControlSettings instructions = kafka.instructions();
        OutputTopic profiles = kafka.profiles().orElse(null);
        kafka.checkDistinct();
        return new ChurnSettings(
                configured,
                cache(reader),
                // Without calendars records are read as if they had nothing to do with promotions.
                decoding.readingPromotions(
                        !policy.time().isOrdinary() || instructions.rulesTopic() != null),
                reader.parsed(
                                WarningOptions.SOURCE_NAME,
                                "a URI reference that is not empty",
                                OptionParsers::uriReference)
                        .orElseThrow(),
                source,
                outputs.get(0),
                outputs.get(1),
                profiles,
                instructions,
                deadLetterMaxBytes(reader),
                reader.flag(KafkaOptions.CREATE_TOPICS),
                reader.whole(KafkaOptions.CREATE_PARTITIONS, 1, MOST_PARTITIONS).orElseThrow(),
                EncodingSettings.read(reader));
    }

    private static CacheMemory cache(SettingsReader reader) {
        return reader.read(CacheOptions.MEMORY, "a size such as 512 mb, or nothing")
                .map(size -> new CacheMemory(size.getBytes()))
                .orElse(CacheMemory.BY_HEAP);
    }

    private static ClockSettings clock(SettingsReader reader, Duration disorder) {
        ClockSettings byRecords =
                ClockSettings.withDisorder(disorder)
                        .aligned(
                                reader.optionalDuration(ClockOptions.ALIGNMENT, LEAST_ALIGNMENT)
                                        .orElse(null));
        QuietHours quietHours =
                new QuietHours(
                        reader.duration(ClockOptions.QUIET_AFTER, Duration.ofMillis(1)),
                        reader.duration(ClockOptions.QUIET_LIMIT, Duration.ZERO),
                        reader.duration(ClockOptions.HOLD_GRACE, Duration.ZERO));
        return reader.required(ClockOptions.MODE, "live or event-time") == ClockMode.LIVE
                ? byRecords.with(quietHours)
                : byRecords;
    }

    private static int deadLetterMaxBytes(SettingsReader reader) {
        String allowed = "a size from " + DeadLetter.MIN_BYTES + " bytes to 1 gb, such as 900 kb";
        MemorySize size = reader.required(DeadLetterOptions.MAX_BYTES, allowed);
        if (size.getBytes() < DeadLetter.MIN_BYTES || size.compareTo(MOST_BYTES) > 0) {
            reader.fault(DeadLetterOptions.MAX_BYTES, allowed);
            return DeadLetter.MIN_BYTES;
        }
        return (int) size.getBytes();
    }
}
