package io.churnwarnings.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the two jars say of what they bundle, and that it is true. */
class BundleITCase {

    private static final Path TARGET = Path.of("target");

    @ParameterizedTest
    @ValueSource(strings = {Bundle.JOB, Bundle.LOCAL})
    void theListOfLibrariesMatchesTheJar(String name) throws IOException {
        Set<String> inside = classes(entries(name));
        Set<String> unknown = new HashSet<>(inside);
        unknown.removeIf(each -> each.startsWith("io/churnwarnings/"));
        List<String> absent = new ArrayList<>();
        for (Library library : bundle(name).libraries()) {
            Set<String> own = classes(library.entries());
            if (!own.isEmpty() && Collections.disjoint(own, inside)) {
                absent.add(library.coordinates().toString());
            }
            unknown.removeAll(own);
        }
        assertThat(unknown).as("of no library in the list").isEmpty();
        assertThat(absent).as("in the list, not in the jar").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {Bundle.JOB, Bundle.LOCAL})
    void oneLicenseAndOneNoticeAreInside(String name) throws IOException {
        assertThat(entries(name))
                .filteredOn(each -> each.matches("(?i)(META-INF/)?(LICENSE|NOTICE)([.-][^/]*)?"))
                .containsExactlyInAnyOrder("META-INF/LICENSE", "META-INF/NOTICE");
        assertThat(read(name, "META-INF/LICENSE"))
                .isEqualTo(Files.readString(Path.of("src/main/resources/META-INF/LICENSE")))
                .contains("Apache License", "Version 2.0", "END OF TERMS AND CONDITIONS");
    }

    @ParameterizedTest
    @ValueSource(strings = {Bundle.JOB, Bundle.LOCAL})
    void theNoticeIsOursAndKeepsRequiredNotices(String name) throws IOException {
        String notice = read(name, "META-INF/NOTICE");
        assertThat(notice)
                .startsWith("churn-warnings\nCopyright 2026 The churn-warnings authors\n");
        assertThat(notice.split("-{80}")[0]).doesNotContain("Foundation");
        for (Library library : bundle(name).libraries()) {
            assertThat(library.notices()).allSatisfy(each -> assertThat(notice).contains(each));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Bundle.JOB, Bundle.LOCAL})
    void theLicenseOfEachLibraryIsNamedAndItsTextIsThere(String name) throws IOException {
        String[] parts = read(name, "META-INF/THIRD-PARTY-LICENSES").split("\n-{80}\n");
        List<String> list = parts[0].lines().toList();
        for (Library library : bundle(name).libraries()) {
            String id = library.coordinates().toString();
            assertThat(list).contains(id);
            String license = list.get(list.indexOf(id) + 1);
            assertThat(license).as(id).matches(" {4}\\S.*");
            if (!license.contains("Apache")) {
                assertThat(Stream.of(parts).skip(1).map(part -> part.split("\n\n", 2)[0]))
                        .as("the text of " + license)
                        .anyMatch(of -> of.lines().anyMatch(id::equals));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Bundle.JOB, Bundle.LOCAL})
    void nothingBannedIsInside(String name) throws IOException {
        assertThat(new Banned(Lists.lines("banned.txt")).among(bundle(name).components()))
                .isEmpty();
    }

    @Test
    void noExceptionIsNeedless() throws IOException {
        assertThat(
                        new Banned(Lists.lines("banned.txt"))
                                .needlessAmong(bundle(Bundle.LOCAL).components()))
                .isEmpty();
    }

    @Test
    void copiesWithoutAVersionInTheirJarAreOfTheBundledVersion() throws IOException {
        assertThat(bundle(Bundle.LOCAL).libraries())
                .extracting(Library::coordinates)
                .containsAll(ShadedCopies.unnamed().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {Bundle.JOB, Bundle.LOCAL})
    void theSbomListsWhatIsInside(String name) throws IOException {
        Path sbom = TARGET.resolve(name + "-bom.json");
        assumeTrue(Files.exists(sbom), "the plugin that lists the class path does not run offline");
        assertThat(Component.of(new ObjectMapper().readTree(sbom.toFile())))
                .containsExactlyInAnyOrderElementsOf(bundle(name).components());
    }

    private static Bundle bundle(String name) throws IOException {
        return Bundle.read(name, TARGET.resolve("bundle"));
    }

    private static Set<String> classes(Set<String> entries) {
        return entries.stream()
                .filter(each -> each.endsWith(".class") && !each.endsWith("module-info.class"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<String> entries(String name) throws IOException {
        try (JarFile jar = open(name)) {
            return jar.stream().map(entry -> entry.getName()).collect(Collectors.toSet());
        }
    }

    private static String read(String name, String entry) throws IOException {
        try (JarFile jar = open(name)) {
            byte[] bytes = jar.getInputStream(jar.getEntry(entry)).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static JarFile open(String name) throws IOException {
        return new JarFile(TARGET.resolve(name + ".jar").toFile());
    }
}
