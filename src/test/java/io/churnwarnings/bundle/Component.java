package io.churnwarnings.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A library in a jar, of its own or as a copy within another.
 *
 * @param carrier the library that carries the copy, or null
 */
record Component(Coordinates library, Coordinates carrier) {

    static Component of(Coordinates library) {
        return new Component(library, null);
    }

    static Function<Coordinates, Component> within(Coordinates carrier) {
        return copy -> new Component(copy, carrier);
    }

    /** The components of a CycloneDX list. */
    static List<Component> of(JsonNode sbom) {
        List<Component> components = new ArrayList<>();
        for (JsonNode each : sbom.path("components")) {
            Coordinates library = coordinates(each);
            components.add(of(library));
            for (JsonNode copy : each.path("components")) {
                components.add(new Component(coordinates(copy), library));
            }
        }
        return components;
    }

    private static Coordinates coordinates(JsonNode component) {
        return new Coordinates(
                component.path("group").asText(),
                component.path("name").asText(),
                component.path("version").asText());
    }

    @Override
    public String toString() {
        return carrier == null ? library.toString() : library + " in " + carrier;
    }
}
