package io.churnwarnings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One page of the documentation: its links, and the anchors that links may lead to. */
record MarkdownPage(Path file, String prose) {

    private static final Path PAGES = Path.of("src", "site", "markdown");
    private static final Pattern FENCE = Pattern.compile("(?ms)^ *```.*?^ *```$");
    private static final Pattern CODE = Pattern.compile("`[^`\n]+`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\"></a>");

    static MarkdownPage read(Path file) throws IOException {
        return new MarkdownPage(
                file.normalize(), FENCE.matcher(Files.readString(file)).replaceAll(""));
    }

    static List<MarkdownPage> all() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return Stream.concat(Stream.of(Path.of("README.md")), files.sorted())
                    .map(MarkdownPage::readUnchecked)
                    .toList();
        }
    }

    /** Links and pictures, but for those that lead out of the project. */
    List<String> links() {
        return LINK.matcher(CODE.matcher(prose).replaceAll(""))
                .results()
                .map(found -> found.group(1))
                .filter(link -> !link.matches("https?://.*"))
                .toList();
    }

    /** The file that a link leads to; pictures of the site's front page are its resources. */
    Path target(String link) {
        String path = link.replaceFirst("#.*", "");
        if (path.isEmpty()) {
            return file;
        }
        Path folder = path.startsWith("images/") ? PAGES.resolveSibling("resources") : parent();
        return folder.resolve(path).normalize();
    }

    boolean isPartOfTheSite() {
        return file.startsWith(PAGES);
    }

    /** The anchors that a repository's web page makes of headings. */
    Set<String> slugs() {
        return HEADING.matcher(prose)
                .results()
                .map(found -> slug(found.group(1)))
                .collect(Collectors.toSet());
    }

    /** The anchors that are written down, which the site knows. */
    Set<String> anchors() {
        return ANCHOR.matcher(prose)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    /** The names of tests in code font. */
    Set<String> tests() {
        return Pattern.compile("`(\\w+(?:Test|ITCase))`")
                .matcher(prose)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private Path parent() {
        return file.getParent() == null ? Path.of("") : file.getParent();
    }

    private static String slug(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private static MarkdownPage readUnchecked(Path file) {
        try {
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
