package io.churnwarnings;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Who may know whom: dependencies run downwards only. */
@AnalyzeClasses(packages = "io.churnwarnings", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String FLINK = "org.apache.flink..";
    private static final String LOG = "org.slf4j..";

    @ArchTest static final ArchRule theDomainKnowsNothingButJava = only("domain");

    @ArchTest
    static final ArchRule theCodecKnowsTheDomainAndJackson =
            only(
                    "codec",
                    ours("domain"),
                    "com.fasterxml.jackson.core..",
                    "de.siegmar.fastcsv..",
                    "org.mozilla.universalchardet..",
                    "com.github.luben.zstd..");

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
            only("operator", ours("domain"), ours("serde"), ours("store"), FLINK, LOG);

    @ArchTest
    static final ArchRule theStoreKnowsNothingOfChurnAndOfFlinkOnlyKeyGroups =
            classes()
                    .that()
                    .resideInAPackage(ours("store"))
                    .should()
                    .onlyDependOnClassesThat(
                            resideInAnyPackage("java..", ours("store"))
                                    .or(simpleNameStartingWith("KeyGroupRange"))
                                    .or(simpleName("MathUtils")));

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
                    ours("kafka.client"),
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
                    ours("domain.policy"),
                    "com.fasterxml.jackson..",
                    "org.apache.kafka.clients..",
                    FLINK);

    @ArchTest
    static final ArchRule noPackagesKnowEachOtherInACircle =
            slices().matching("io.churnwarnings.(**)").should().beFreeOfCycles();

    /** Each room knows those before it in its line, and no other room of its house. */
    @ArchTest
    static final ArchRule theRoomsOfTheDomainKnowEachOtherDownwards =
            downwards("domain", "calendar", "fact", "policy", "line", "state", "walk", "")
                    .because("the domain asks the walk, which knows facts, rules, lines and state");

    @ArchTest
    static final ArchRule theFastPathDoesWithoutStateAndWalk =
            only(
                    "domain.fastpath",
                    ours("domain.calendar"),
                    ours("domain.fact"),
                    ours("domain.policy"),
                    ours("domain.line"));

    @ArchTest
    static final ArchRule theRoomsOfTheCodecKnowEachOtherDownwards =
            downwards("codec", "json", "field", "mapping", "record", "part", "", "file");

    @ArchTest
    static final ArchRule eventsAreWrittenWithoutTheReadingSide =
            only("codec.event", ours("domain"), ours("codec.json"));

    @ArchTest
    static final ArchRule optionsAreReadIntoSettingsAndSettingsMakeTheJob =
            downwards("job", "options", "config", "mapping", "settings", "");

    @ArchTest
    static final ArchRule clientSettingsComeBeforeChecksAndSources =
            downwards("kafka", "client", "preflight", "");

    @ArchTest
    static final ArchRule theSourceIsBuiltAroundTheClock = downwards("time", "", "source");

    @ArchTest
    static final ArchRule theOperatorKnowsItsRoomsAndTheyNotTheOperator =
            downwards("operator", "state", "control", "");

    @ArchTest
    static final ArchRule theRoomsOfTheToolsKnowEachOtherDownwards =
            downwards("tools", "input", "fit", "doctor", "backtest", "backtest.report", "");

    @ArchTest
    static final ArchRule theRoomsOfTheLocalJarKnowEachOtherDownwards =
            downwards("local", "cluster", "shop", "show", "run", "bench", "");

    @ArchTest
    static final ArchRule theRoomsOfTheBenchmarkKnowEachOtherDownwards =
            downwards("local.bench", "data", "process", "textbook", "variant", "");

    @ArchTest
    static void aRoomHasTwentyClassesAtMost(JavaClasses classes) {
        Map<String, Long> sizes =
                topLevel(classes)
                        .collect(groupingBy(JavaClass::getPackageName, TreeMap::new, counting()));
        // One class a prefix of the configuration.
        sizes.remove("io.churnwarnings.job.options");
        assertThat(sizes).allSatisfy((name, size) -> assertThat(size).isLessThanOrEqualTo(20));
    }

    @ArchTest
    static void noTwoClassesHaveOneSimpleName(JavaClasses classes) {
        assertThat(topLevel(classes).map(JavaClass::getSimpleName)).doesNotHaveDuplicates();
    }

    @ArchTest
    static void aClassHasTwoHundredAndFiftyLinesAtMost(JavaClasses classes) throws IOException {
        Path main = Path.of("src", "main", "java");
        try (Stream<Path> files = Files.walk(main)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String text = Files.readString(file);
                Stream<String> lines = text.substring(text.lastIndexOf("\nimport ") + 1).lines();
                assertThat(lines.skip(1).count()).as("%s", file).isLessThanOrEqualTo(250);
            }
        }
    }

    private static Stream<JavaClass> topLevel(JavaClasses classes) {
        return classes.stream()
                .filter(
                        type ->
                                type.isTopLevelClass()
                                        && !type.getSimpleName().equals("package-info"));
    }

    /**
     * @param rooms the lowest first; empty for the house itself without its rooms
     */
    private static ArchRule downwards(String house, String... rooms) {
        ArchRule rule = null;
        for (int i = 0; i < rooms.length; i++) {
            String[] above =
                    Stream.of(rooms)
                            .skip(i + 1)
                            .map(room -> room(house, room))
                            .toArray(String[]::new);
            if (above.length > 0) {
                ArchRule one =
                        noClasses()
                                .that()
                                .resideInAPackage(room(house, rooms[i]))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(above);
                rule = rule == null ? one : CompositeArchRule.of(rule).and(one);
            }
        }
        return rule;
    }

    private static String room(String house, String room) {
        return "io.churnwarnings." + house + (room.isEmpty() ? "" : "." + room);
    }

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
