package io.churnwarnings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** README and pages lead where they say, in the repository and on the site that Maven makes. */
class DocumentationTest {

    private static final Path README = Path.of("README.md");
    private static final Path FRONT_PAGE = Path.of("src", "site", "markdown", "index.md");

    private final Map<Path, MarkdownPage> pages;

    DocumentationTest() throws IOException {
        pages =
                MarkdownPage.all().stream()
                        .collect(Collectors.toMap(MarkdownPage::file, Function.identity()));
    }

    @Test
    void noLinkIsDead() {
        assertThat(pages).hasSizeGreaterThan(15);
        assertThat(pages.values().stream().flatMap(this::deadLinks)).isEmpty();
    }

    @Test
    void aDeadLinkOfEachKindIsDetected(@TempDir Path dir) throws IOException {
        Path file =
                Files.writeString(
                        dir.resolve("page.md"),
                        """
                        # A page
                        [no file](nowhere.md) [no heading](#nowhere) [heading](#a-page)
                        ```
                        [an example](nowhere.md)
                        ```
                        `[a pattern](of-code.md)`
                        """);

        assertThat(deadLinks(MarkdownPage.read(file)))
                .extracting(dead -> dead.replaceFirst(".*: ", ""))
                .containsExactly("nowhere.md", "#nowhere");
    }

    @Test
    void everyPageIsReachedFromTheReadme() {
        assertThat(reachedFrom(README)).containsAll(pagesButTheFrontPage());
    }

    @Test
    void theFrontPageOfTheSiteAndItsMenuNameEveryPage() throws IOException {
        String menu = Files.readString(Path.of("src", "site", "site.xml"));

        for (Path page : pagesButTheFrontPage()) {
            String name = page.getFileName().toString();
            assertThat(pages.get(FRONT_PAGE).links()).contains(name);
            assertThat(menu).contains('"' + name.replace(".md", ".html") + '"');
        }
    }

    @Test
    void theReadmeIsShort() throws IOException {
        assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void everyTestThatAPageNamesIsThere() throws IOException {
        Set<String> tests;
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            tests =
                    files.map(file -> file.getFileName().toString().replace(".java", ""))
                            .collect(Collectors.toSet());
        }

        for (MarkdownPage page : pages.values()) {
            Set<String> unknown = page.tests();
            unknown.removeAll(tests);
            assertThat(unknown).as("unknown tests in %s", page.file()).isEmpty();
        }
    }

    @Test
    void theArchitectureNamesEveryPackage() throws IOException {
        String page = Files.readString(Path.of("src", "site", "markdown", "architecture.md"));
        Path root = Path.of("src", "main", "java", "io", "churnwarnings");
        Set<String> packages;
        try (Stream<Path> files = Files.walk(root)) {
            packages =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .map(file -> root.relativize(file.getParent()).toString())
                            .filter(folder -> !folder.isEmpty())
                            .map(folder -> folder.replace(File.separatorChar, '.'))
                            .collect(Collectors.toSet());
        }

        assertThat(packages)
                .hasSizeGreaterThan(40)
                .allSatisfy(name -> assertThat(page).contains('`' + name + '`'));
    }

    private Stream<String> deadLinks(MarkdownPage page) {
        return page.links().stream()
                .filter(link -> isDead(page, link))
                .map(link -> page.file() + ": " + link);
    }

    /**
     * On the site an anchor must be written down and begin with a letter; the repository's web page
     * knows headings too.
     */
    private boolean isDead(MarkdownPage page, String link) {
        Path file = page.target(link);
        if (!Files.exists(file) || page.isPartOfTheSite() && !isOnTheSite(file)) {
            return true;
        }
        if (!link.contains("#")) {
            return false;
        }
        MarkdownPage target = pages.getOrDefault(file, page);
        String anchor = link.substring(link.indexOf('#') + 1);
        return page.isPartOfTheSite()
                ? !target.anchors().contains(anchor) || !anchor.matches("[a-z].*")
                : !target.anchors().contains(anchor) && !target.slugs().contains(anchor);
    }

    private static boolean isOnTheSite(Path file) {
        Path site = Path.of("src", "site");
        return file.startsWith(site.resolve("markdown"))
                || file.startsWith(site.resolve("resources"));
    }

    private Set<Path> reachedFrom(Path start) {
        Set<Path> reached = new HashSet<>();
        Deque<Path> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            MarkdownPage page = pages.get(open.pop());
            if (page != null && reached.add(page.file())) {
                page.links().forEach(link -> open.push(page.target(link)));
            }
        }
        return reached;
    }

    private List<Path> pagesButTheFrontPage() {
        List<Path> others = new ArrayList<>(pages.keySet());
        others.removeAll(List.of(README, FRONT_PAGE));
        return others;
    }
}
