package io.churnwarnings.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/** A library that a jar bundles, as it lies in Maven's local repository. */
record Library(Coordinates coordinates, Path jar) {

    private static final Pattern NOTICE = Pattern.compile("(?i)(META-INF/)?NOTICE(\\.\\w+)?");
    private static final Pattern LICENSE =
            Pattern.compile("(?i)(META-INF/)?LICEN[SC]E[^/]*(?<!\\.class)");

    /** The repository's layout is {@code group/in/folders/name/version/file}. */
    static Library of(Path jar, Path repository) {
        Path inside = repository.relativize(jar);
        int parts = inside.getNameCount();
        String group = inside.subpath(0, parts - 3).toString().replace('/', '.');
        String name = inside.getName(parts - 3).toString();
        String version = inside.getName(parts - 2).toString();
        return new Library(new Coordinates(group, name, version), jar);
    }

    List<String> notices() {
        return texts(NOTICE);
    }

    List<String> licenses() {
        return texts(LICENSE);
    }

    Set<String> entries() {
        Set<String> names = new LinkedHashSet<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            file.stream().map(JarEntry::getName).forEach(names::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private List<String> texts(Pattern name) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .filter(entry -> name.matcher(entry.getName()).matches())
                    .map(entry -> text(file, entry))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(JarFile file, JarEntry entry) {
        try {
            byte[] bytes = file.getInputStream(entry).readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n").strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
