package io.churnwarnings.bundle;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The libraries that one of the two jars takes in. */
record Bundle(String name, List<Library> libraries) {

    static final String JOB = "churn-warnings";
    static final String LOCAL = "churn-local";
    private static final String LIST = "libraries.txt";

    /**
     * The local jar takes in the whole class path of the run, the job's jar what its list names.
     */
    static List<Bundle> both(String classPath, Path repository, Path pom) {
        List<Library> all =
                Stream.of(classPath.split(File.pathSeparator))
                        .map(Path::of)
                        .filter(jar -> jar.startsWith(repository))
                        .map(jar -> Library.of(jar, repository))
                        .toList();
        List<String> includes = Poms.jobIncludes(pom);
        List<Library> job =
                all.stream().filter(library -> included(library.coordinates(), includes)).toList();
        return List.of(new Bundle(JOB, job), new Bundle(LOCAL, all));
    }

    /** What {@link #save} wrote. */
    static Bundle read(String name, Path folder) throws IOException {
        List<Library> libraries =
                Files.readAllLines(folder.resolve(name).resolve(LIST)).stream()
                        .map(line -> line.split(" ", 2))
                        .map(part -> new Library(Coordinates.parse(part[0]), Path.of(part[1])))
                        .toList();
        return new Bundle(name, libraries);
    }

    void save(Path folder) throws IOException {
        Path own = Files.createDirectories(folder.resolve(name));
        Files.write(
                own.resolve(LIST),
                libraries.stream()
                        .map(library -> library.coordinates() + " " + library.jar())
                        .toList());
    }

    /** The libraries, and the copies that they carry. */
    List<Component> components() {
        return libraries.stream()
                .flatMap(
                        library ->
                                Stream.concat(
                                        Stream.of(Component.of(library.coordinates())),
                                        ShadedCopies.in(library).stream()
                                                .map(Component.within(library.coordinates()))))
                .toList();
    }

    private static boolean included(Coordinates library, List<String> includes) {
        String name = library.group() + ":" + library.name();
        return includes.stream()
                .anyMatch(include -> name.matches(include.replace(".", "\\.").replace("*", ".*")));
    }
}
