package io.churnwarnings.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes what goes with the two jars: notices and licences into them, the CycloneDX lists beside
 * them. The build calls it before it makes the jars, with the class path of the run, the folder of
 * the project and Maven's local repository.
 */
final class DescribeBundles {

    private DescribeBundles() {}

    public static void main(String[] args) throws IOException {
        Path project = Path.of(args[0]);
        Path repository = Path.of(args[1]);
        Path target = project.resolve("target");
        Path folder = target.resolve("bundle");
        Path wholeClassPath = folder.resolve("class-path.json");
        LegalTexts texts = new LegalTexts(repository, project.resolve("src/main/licenses"));
        String head = Files.readString(target.resolve("classes/META-INF/NOTICE"));
        String classPath = System.getProperty("java.class.path");

        for (Bundle bundle : Bundle.both(classPath, repository, project.resolve("pom.xml"))) {
            bundle.save(folder);
            Path own = folder.resolve(bundle.name());
            write(own.resolve("NOTICE"), texts.notice(head, bundle));
            write(own.resolve("THIRD-PARTY-LICENSES"), texts.licenses(bundle));
            writeSbom(bundle, wholeClassPath, target);
        }
        // Else a later build without the plugin would take it for its own.
        Files.deleteIfExists(wholeClassPath);
    }

    /** The plugin that lists the class path does not run offline. */
    private static void writeSbom(Bundle bundle, Path wholeClassPath, Path target)
            throws IOException {
        Path file = target.resolve(bundle.name() + "-bom.json");
        if (Files.notExists(wholeClassPath)) {
            Files.deleteIfExists(file);
            return;
        }
        ObjectMapper json = new ObjectMapper();
        ObjectNode all = (ObjectNode) json.readTree(wholeClassPath.toFile());
        String sbom = Sbom.of(bundle, all).toPrettyString();
        write(file, sbom + "\n");
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
