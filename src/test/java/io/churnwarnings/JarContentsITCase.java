package io.churnwarnings;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.codec.Encoding;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What the two jars of {@code mvn package} hold, and what they must not. */
class JarContentsITCase {

    private static final String JOB = "churn-warnings.jar";
    private static final String LOCAL = "churn-local.jar";
    private static final String MODULES = "META-INF/services/com.fasterxml.jackson.databind.Module";

    @Test
    void theJobContainsClassesThatAClusterLacks() throws IOException {
        assertThat(entries(JOB))
                .contains(
                        "io/churnwarnings/domain/fact/Fact.class",
                        "org/apache/flink/connector/kafka/source/KafkaSource.class",
                        "org/apache/flink/connector/base/source/reader/SourceReaderBase.class",
                        "org/apache/flink/state/api/SavepointWriter.class",
                        "io/churnwarnings/BootstrapJob.class",
                        "org/apache/kafka/clients/producer/KafkaProducer.class",
                        "com/fasterxml/jackson/databind/ObjectMapper.class",
                        "org/apache/commons/statistics/distribution/TDistribution.class",
                        "org/apache/commons/numbers/gamma/RegularizedBeta.class",
                        "org/apache/commons/rng/UniformRandomProvider.class",
                        "org/apache/avro/Schema.class",
                        "com/google/protobuf/DynamicMessage.class",
                        "com/squareup/wire/schema/Linker.class",
                        "contract/event.avsc",
                        "contract/event.proto",
                        "contract/event-structured.schema.json",
                        "com/github/luben/zstd/Zstd.class",
                        "net/jpountz/lz4/LZ4Factory.class",
                        "org/xerial/snappy/Snappy.class");
    }

    /** Of the libraries for Avro and Protobuf not all is inside: what is must do. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JSON")
    void jobCanWriteEventsWithoutAnythingButItsJarAndALogger(Encoding encoding) throws Exception {
        URL jar = Path.of("target", JOB).toUri().toURL();
        URL logger = LoggerFactory.class.getProtectionDomain().getCodeSource().getLocation();
        String event =
                "{\"eventId\":\"0\",\"schemaVersion\":\"1\",\"type\":\"WITHDRAWN\",\"customerId\":\"c\","
                        + "\"occurredAt\":\"2026-03-01T00:00:00.000Z\","
                        + "\"lastPurchaseAt\":\"2026-03-01T00:00:00.000Z\"}";
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar, logger}, ClassLoader.getPlatformClassLoader())) {
            Class<?> encodings = loader.loadClass(Encoding.class.getName());
            Method of =
                    loader.loadClass("io.churnwarnings.registry.EventSchema")
                            .getDeclaredMethod("of", encodings);
            of.setAccessible(true);
            Object schema = of.invoke(null, encodings.getEnumConstants()[encoding.ordinal()]);
            Method writer = schema.getClass().getDeclaredMethod("writer");
            writer.setAccessible(true);
            Object made = writer.invoke(schema);
            Method write =
                    loader.loadClass("io.churnwarnings.registry.payload.PayloadWriter")
                            .getDeclaredMethod("write", byte[].class);
            write.setAccessible(true);
            byte[] payload =
                    (byte[]) write.invoke(made, (Object) event.getBytes(StandardCharsets.UTF_8));
            assertThat(payload).hasSizeGreaterThan(20);
        }
    }

    @Test
    void theJobOmitsClassesThatAClusterHas() throws IOException {
        Pattern brought =
                Pattern.compile(
                        "org/apache/flink/(?!connector/(base|kafka)/"
                                + "|streaming/connectors/kafka/|streaming/util/|state/api/).*"
                                + "|(kafka|scala|org/rocksdb|org/slf4j|org/apache/logging).*"
                                + "|(picocli|me/tongfei|log4j2|web/|flink-conf|org/openjdk/jmh).*"
                                + "|META-INF/services/org.apache.flink.(metrics|runtime).*"
                                + "|io/churnwarnings/(local|tools)/.*");
        assertThat(entries(JOB).stream().filter(name -> brought.matcher(name).matches()))
                .allMatch(
                        name ->
                                name.endsWith("/")
                                        || name.equals("kafka/kafka-version.properties"));
    }

    @Test
    void localRunHasEverything() throws IOException {
        assertThat(entries(LOCAL))
                .contains(
                        "io/churnwarnings/local/ChurnLocal.class",
                        "io/churnwarnings/local/bench/process/BrokerMain.class",
                        "io/churnwarnings/local/bench/textbook/TextbookJob.class",
                        "flink-conf/config.yaml",
                        "org/apache/flink/runtime/minicluster/MiniCluster.class",
                        "org/apache/flink/connector/kafka/source/KafkaSource.class",
                        "web/index.html",
                        "org/rocksdb/RocksDB.class",
                        "org/apache/flink/state/api/SavepointWriter.class",
                        "kafka/server/KafkaRaftServer.class",
                        "picocli/CommandLine.class",
                        "log4j2.xml",
                        "META-INF/org/apache/logging/log4j/core/config/plugins/Log4j2Plugins.dat");
    }

    @ParameterizedTest
    @ValueSource(strings = {JOB, LOCAL})
    void nothingOfTheTestsIsShipped(String name) throws IOException {
        assertThat(entries(name).stream())
                .filteredOn(entry -> entry.matches("org/(openjdk/jmh|junit|assertj)/.*"))
                .isEmpty();
    }

    @Test
    void localRunOpensTheModulesThatItNeeds() throws IOException {
        try (JarFile jar = open(LOCAL)) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue("Main-Class"))
                    .isEqualTo("io.churnwarnings.local.ChurnLocal");
            String options = Files.readString(Path.of("src/test/jvm.options"));
            assertThat(manifest.getValue("Add-Opens").split(" "))
                    .as("the packages that are open in the tests")
                    .containsExactlyElementsOf(
                            Pattern.compile("(?<=--add-opens=)[^=]+")
                                    .matcher(options)
                                    .results()
                                    .map(MatchResult::group)
                                    .toList());
            assertThat(manifest.getValue("Multi-Release")).isEqualTo("true");
        }
        try (JarFile jar = open(JOB)) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo("io.churnwarnings.ChurnWarningsJob");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {JOB, LOCAL})
    void servicesOfSeveralLibrariesAreMerged(String name) throws IOException {
        try (JarFile jar = open(name)) {
            assertThat(services(jar, MODULES))
                    .contains(
                            "com.fasterxml.jackson.datatype.jsr310.JavaTimeModule",
                            "com.fasterxml.jackson.datatype.jdk8.Jdk8Module");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {JOB, LOCAL})
    void servicesOfKafkaAreThere(String name) throws IOException {
        try (JarFile jar = open(name)) {
            String file =
                    "META-INF/services/org.apache.kafka.common.config.provider.ConfigProvider";
            for (String provider : services(jar, file)) {
                assertThat(jar.getEntry(provider.replace('.', '/') + ".class"))
                        .as(provider)
                        .isNotNull();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {JOB, LOCAL})
    void nothingIsLeftOfSignaturesAndModules(String name) throws IOException {
        assertThat(entries(name).stream())
                .filteredOn(
                        entry ->
                                entry.endsWith("module-info.class")
                                        || entry.matches("META-INF/[^/]+\\.(SF|DSA|RSA)"))
                .isEmpty();
    }

    private static Set<String> entries(String name) throws IOException {
        try (JarFile jar = open(name)) {
            return jar.stream().map(ZipEntry::getName).collect(Collectors.toSet());
        }
    }

    private static List<String> services(JarFile jar, String file) throws IOException {
        try (InputStream in = jar.getInputStream(jar.getEntry(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    private static JarFile open(String name) throws IOException {
        return new JarFile(Path.of("target", name).toFile());
    }
}
