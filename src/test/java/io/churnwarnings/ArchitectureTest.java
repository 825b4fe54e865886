package io.churnwarnings;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/** Who may know whom: dependencies run downwards only. */
@AnalyzeClasses(packages = "io.churnwarnings", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String FLINK = "org.apache.flink..";
    private static final String LOG = "org.slf4j..";

    @ArchTest static final ArchRule theDomainKnowsNothingButJava = only("domain");

    @ArchTest
    static final ArchRule theCodecKnowsTheDomainAndJackson =
            only("codec", ours("domain"), "com.fasterxml.jackson.core..");

    @ArchTest
    static final ArchRule theModelKnowsTheDomainItsDocumentAndStatistics =
            only(
                    "model",
                    ours("domain"),
                    "com.fasterxml.jackson.core..",
                    "com.fasterxml.jackson.databind..",
                    "org.apache.commons.statistics..");

    @ArchTest
    static final ArchRule liveRulesKnowTheDomainModelsAndTheirDocuments =
            only(
                    "rules",
                    ours("domain"),
                    ours("model"),
                    "com.fasterxml.jackson.core..",
                    "com.fasterxml.jackson.databind..");

    @ArchTest static final ArchRule theClockKnowsFlinkAlone = only("time", FLINK, LOG);

    @ArchTest
    static final ArchRule serializersKnowWhatTheyWriteAndFlink =
            only("serde", ours("domain"), ours("codec"), FLINK);

    @ArchTest
    static final ArchRule theOperatorKnowsTheDomainItsBytesAndFlink =
            only("operator", ours("domain"), ours("serde"), FLINK, LOG);

    @ArchTest
    static final ArchRule theKafkaSideKnowsRecordsTheClockAndTheClients =
            only(
                    "kafka",
                    ours("domain"),
                    ours("codec"),
                    ours("serde"),
                    ours("time"),
                    FLINK,
                    "org.apache.kafka.clients..",
                    "org.apache.kafka.common..",
                    LOG);

    @ArchTest
    static final ArchRule theRegistryKnowsRecordsAndTheEncodings =
            only(
                    "registry",
                    ours("codec"),
                    ours("kafka"),
                    "com.fasterxml.jackson.core..",
                    "com.fasterxml.jackson.databind..",
                    "com.google.protobuf..",
                    "com.squareup.wire..",
                    "okio..",
                    "org.apache.avro..");

    @ArchTest
    static final ArchRule savepointsKnowTheJobsStateAndItsBytes =
            only(
                    "savepoint",
                    ours("domain"),
                    ours("codec"),
                    ours("serde"),
                    ours("operator"),
                    ours("job"),
                    FLINK,
                    LOG);

    @ArchTest
    static final ArchRule theJobKnowsNeitherTheLocalRunNorSavepointsNorTheTools =
            noClasses()
                    .that()
                    .resideInAPackage(ours("job"))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(ours("local"), ours("savepoint"), ours("tools"));

    @ArchTest
    static final ArchRule theMainClassOnlyStartsTheJob =
            classes()
                    .that()
                    .haveSimpleName("ChurnWarningsJob")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "io.churnwarnings", ours("job"), FLINK);

    @ArchTest
    static final ArchRule theMainClassOfTheBootstrapOnlyStartsIt =
            classes()
                    .that()
                    .haveSimpleName("BootstrapJob")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "io.churnwarnings",
                            ours("domain"),
                            ours("codec"),
                            ours("operator"),
                            ours("job"),
                            ours("savepoint"),
                            FLINK);

    /** How the job reads its settings they are told, see JobRules. */
    @ArchTest
    static final ArchRule toolsShareTheDomainAndItsBytesWithTheJobAndNothingThatRuns =
            only(
                    "tools",
                    ours("domain"),
                    ours("codec"),
                    ours("model"),
                    ours("rules"),
                    ours("serde"),
                    "org.apache.flink.core.memory..",
                    "com.fasterxml.jackson..",
                    "org.apache.commons.numbers..",
                    "org.apache.commons.statistics..",
                    "org.hipparchus..",
                    "me.tongfei.progressbar..",
                    "picocli..");

    @ArchTest
    static final ArchRule onlyTheLocalRunSeesABrokerAndACluster =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ours("local"))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "kafka..",
                            "org.apache.kafka.server..",
                            "org.apache.kafka.metadata..",
                            "org.apache.kafka.storage..",
                            "org.apache.flink.runtime.minicluster..");

    @ArchTest
    static final ArchRule onlyTheCommandLineKnowsTheBenchmark =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ours("local.bench"))
                    .and()
                    .doNotHaveSimpleName("ChurnLocal")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ours("local.bench"));

    @ArchTest
    static final ArchRule theFirstDraftSharesWithTheJobWhatIsNotMeasuredAlone =
            only(
                    "local.bench.textbook",
                    ours("job"),
                    ours("kafka"),
                    "io.churnwarnings.domain",
                    "com.fasterxml.jackson..",
                    "org.apache.kafka.clients..",
                    FLINK);

    @ArchTest
    static final ArchRule noPackagesKnowEachOtherInACircle =
            slices().matching("io.churnwarnings.(*)..").should().beFreeOfCycles();

    private static String ours(String name) {
        return "io.churnwarnings." + name + "..";
    }

    private static ArchRule only(String name, String... others) {
        List<String> allowed = new ArrayList<>(List.of("java..", ours(name)));
        allowed.addAll(List.of(others));
        return classes()
                .that()
                .resideInAPackage(ours(name))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new));
    }
}
