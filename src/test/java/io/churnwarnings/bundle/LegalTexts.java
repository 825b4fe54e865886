package io.churnwarnings.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The notices and licences of what a jar bundles, word for word: tools that merge notices drop a
 * paragraph that they have seen before, and with it the heading of a list.
 */
final class LegalTexts {

    private static final String RULE = "\n\n" + "-".repeat(80) + "\n";

    private final Path repository;
    private final Path ownTexts;

    /**
     * @param ownTexts a folder with the licences of libraries that do not bring theirs, by group
     */
    LegalTexts(Path repository, Path ownTexts) {
        this.repository = repository;
        this.ownTexts = ownTexts;
    }

    String notice(String head, Bundle bundle) {
        return head.strip() + sections(bundle, Library::notices);
    }

    String licenses(Bundle bundle) {
        String list =
                bundle.libraries().stream()
                        .map(library -> library.coordinates() + "\n    " + named(library))
                        .collect(Collectors.joining("\n"));
        return "What "
                + bundle.name()
                + ".jar bundles, and the licence of each. The texts follow below.\n\n"
                + list
                + sections(bundle, this::texts);
    }

    private String named(Library library) {
        List<String> names = Poms.licenses(library.coordinates(), repository);
        if (names.isEmpty()) {
            throw new IllegalStateException("no licence in the pom of " + library.coordinates());
        }
        return String.join(" / ", names);
    }

    private List<String> texts(Library library) {
        List<String> texts = new ArrayList<>(library.licenses());
        Path own = ownTexts.resolve(library.coordinates().group() + ".txt");
        if (Files.exists(own)) {
            try {
                texts.add(Files.readString(own, StandardCharsets.UTF_8).strip());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return texts;
    }

    /** Each text once, under the names of all libraries that bring it. */
    private static String sections(Bundle bundle, Function<Library, List<String>> texts) {
        Map<String, List<String>> libraries = new LinkedHashMap<>();
        for (Library library : bundle.libraries()) {
            for (String text : texts.apply(library)) {
                libraries
                        .computeIfAbsent(text, first -> new ArrayList<>())
                        .add(library.coordinates().toString());
            }
        }
        return libraries.entrySet().stream()
                .map(each -> RULE + String.join("\n", each.getValue()) + "\n\n" + each.getKey())
                .collect(Collectors.joining("", "", "\n"));
    }
}
