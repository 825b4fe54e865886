package io.churnwarnings.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The CycloneDX list of what one jar bundles. The plugin lists the whole class path and does not
 * see copies within libraries: this leaves out what is not in the jar, and adds the copies.
 */
final class Sbom {

    private Sbom() {}

    static ObjectNode of(Bundle bundle, ObjectNode wholeClassPath) {
        ObjectNode sbom = wholeClassPath.deepCopy();
        String serial = sbom.path("serialNumber").asText() + bundle.name();
        UUID id = UUID.nameUUIDFromBytes(serial.getBytes(StandardCharsets.UTF_8));
        sbom.put("serialNumber", "urn:uuid:" + id);
        ObjectNode product = (ObjectNode) sbom.path("metadata").path("component");
        product.put("description", bundle.name() + ".jar");

        Set<String> purls =
                bundle.libraries().stream()
                        .map(library -> library.coordinates().purl())
                        .collect(Collectors.toSet());
        keep(sbom.withArray("components"), "purl", purls);
        for (Library library : bundle.libraries()) {
            addCopies(library, sbom);
        }
        Set<String> references =
                sbom.findValues("bom-ref").stream()
                        .map(JsonNode::asText)
                        .collect(Collectors.toSet());
        keep(sbom.withArray("dependencies"), "ref", references);
        for (JsonNode dependency : sbom.path("dependencies")) {
            keep(((ObjectNode) dependency).withArray("dependsOn"), null, references);
        }
        return sbom;
    }

    private static void addCopies(Library library, ObjectNode sbom) {
        String purl = library.coordinates().purl();
        for (JsonNode component : sbom.path("components")) {
            if (purl(component).equals(purl)) {
                for (Coordinates copy : ShadedCopies.in(library)) {
                    ((ObjectNode) component)
                            .withArray("components")
                            .addObject()
                            .put("type", "library")
                            .put("group", copy.group())
                            .put("name", copy.name())
                            .put("version", copy.version())
                            .put("purl", copy.purl());
                }
            }
        }
    }

    private static String purl(JsonNode component) {
        return component.path("purl").asText().replaceFirst("\\?.*", "");
    }

    private static void keep(ArrayNode array, String field, Set<String> allowed) {
        for (Iterator<JsonNode> each = array.iterator(); each.hasNext(); ) {
            JsonNode next = each.next();
            String value = (field == null ? next : next.path(field)).asText();
            if (!allowed.contains("purl".equals(field) ? value.replaceFirst("\\?.*", "") : value)) {
                each.remove();
            }
        }
    }
}
