package io.churnwarnings.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads from pom files what this build needs to know of them. */
final class Poms {

    private static final XPath XPATH = XPathFactory.newInstance().newXPath();

    private Poms() {}

    /** The names of the licences that a library's pom gives, or the nearest of its parents. */
    static List<String> licenses(Coordinates library, Path repository) {
        Document pom = read(file(library, repository));
        List<String> names = values(pom, "/project/licenses/license/name");
        if (!names.isEmpty() || values(pom, "/project/parent").isEmpty()) {
            return names;
        }
        Coordinates parent =
                new Coordinates(
                        values(pom, "/project/parent/groupId").get(0),
                        values(pom, "/project/parent/artifactId").get(0),
                        values(pom, "/project/parent/version").get(0));
        return licenses(parent, repository);
    }

    /** The artifacts that the job's jar takes in: one list, that of the shade plugin. */
    static List<String> jobIncludes(Path pom) {
        return values(read(pom), "//execution[id='job']//artifactSet/includes/include");
    }

    private static Path file(Coordinates library, Path repository) {
        return repository
                .resolve(library.group().replace('.', '/'))
                .resolve(library.name())
                .resolve(library.version())
                .resolve(library.name() + "-" + library.version() + ".pom");
    }

    private static Document read(Path pom) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(pom.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("cannot read " + pom, e);
        }
    }

    private static List<String> values(Document pom, String path) {
        try {
            NodeList nodes = (NodeList) XPATH.evaluate(path, pom, XPathConstants.NODESET);
            List<String> values = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                values.add(nodes.item(i).getTextContent().strip());
            }
            return values;
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(path, e);
        }
    }
}
