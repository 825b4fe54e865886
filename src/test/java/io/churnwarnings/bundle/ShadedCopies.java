package io.churnwarnings.bundle;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The libraries of which a library carries its own copy, under other package names or in a jar
 * within the jar. Flink names them in its notices, others keep their {@code pom.properties}; {@code
 * copies.txt} has those of which a jar says nothing.
 */
final class ShadedCopies {

    private static final Pattern NAMED =
            Pattern.compile("(?m)^- ([\\w.\\-]+(?::[\\w.\\-]+){2,3})\\s*$");
    private static final Pattern PROPERTIES = Pattern.compile("META-INF/maven/.*/pom.properties");

    private final TreeMap<String, Coordinates> found = new TreeMap<>();

    private ShadedCopies() {}

    static Set<Coordinates> in(Library library) {
        ShadedCopies copies = new ShadedCopies();
        for (String notice : library.notices()) {
            Matcher named = NAMED.matcher(notice);
            while (named.find()) {
                copies.add(Coordinates.parse(named.group(1)));
            }
        }
        unnamed().getOrDefault(library.coordinates(), List.of()).forEach(copies::add);
        try (InputStream jar = Files.newInputStream(library.jar())) {
            copies.search(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        copies.found.remove(library.coordinates().toString());
        return new LinkedHashSet<>(copies.found.values());
    }

    /** The copies of which a jar says nothing, by the library that carries them. */
    static Map<Coordinates, List<Coordinates>> unnamed() {
        return Lists.lines("copies.txt").stream()
                .map(line -> line.split(" in "))
                .collect(
                        groupingBy(
                                part -> Coordinates.parse(part[1]),
                                mapping(part -> Coordinates.parse(part[0]), toList())));
    }

    private void search(InputStream jar) throws IOException {
        ZipInputStream zip = new ZipInputStream(jar);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().endsWith(".jar")) {
                search(new ByteArrayInputStream(zip.readAllBytes()));
            } else if (PROPERTIES.matcher(entry.getName()).matches()) {
                Properties properties = new Properties();
                properties.load(new ByteArrayInputStream(zip.readAllBytes()));
                add(
                        new Coordinates(
                                properties.getProperty("groupId"),
                                properties.getProperty("artifactId"),
                                properties.getProperty("version")));
            }
        }
    }

    private void add(Coordinates copy) {
        found.put(copy.toString(), copy);
    }
}
