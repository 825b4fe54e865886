package io.churnwarnings.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.churnwarnings.domain.calendar.ShopCalendar;
import io.churnwarnings.domain.policy.LineKind;
import io.churnwarnings.model.ModelException;
import io.churnwarnings.model.PopulationModel;
import io.churnwarnings.model.PopulationModelReader;
import io.churnwarnings.rules.AcceptedDocument.Kind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Reads a record of the rules topic, and notes all that is wrong with it. */
final class AcceptedDocumentReader {

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private AcceptedDocumentReader() {}

    /**
     * The content of the record; null if even its kind is unknown.
     *
     * @param lines the measure of the job's lines
     */
    static AcceptedDocument read(byte[] value, LineKind lines, List<String> mistakes) {
        if (value == null || value.length == 0) {
            mistakes.add(
                    "the record is empty, but an accepted document cannot be deleted: publish a"
                            + " document that replaces it");
            return null;
        }
        JsonNode root = parse(value, mistakes);
        if (root == null) {
            return null;
        }
        List<Kind> kinds =
                Arrays.stream(Kind.values())
                        .filter(kind -> root.hasNonNull(kind.versionField()))
                        .toList();
        if (!root.isObject() || kinds.size() != 1) {
            mistakes.add(
                    "must be a JSON object with one of: "
                            + Arrays.stream(Kind.values())
                                    .map(Kind::toString)
                                    .collect(Collectors.joining("; ")));
            return null;
        }
        return switch (kinds.get(0)) {
            case RULES -> rules(root, lines, value, mistakes);
            case MODEL -> model(root, value, mistakes);
            case CALENDAR -> calendar(root, value, mistakes);
        };
    }

    /** Checks that a record can be found by the version of its document. */
    static void checkKey(byte[] key, String version, List<String> mistakes) {
        if (version != null && (key == null || !Arrays.equals(key, version.getBytes(UTF_8)))) {
            mistakes.add(
                    "the record's key is "
                            + (key == null
                                    ? "missing"
                                    : "'" + DocumentPart.shown(new String(key, UTF_8)) + "'")
                            + ", but must be the document's version, '"
                            + version
                            + "'");
        }
    }

    private static AcceptedDocument rules(
            JsonNode root, LineKind lines, byte[] value, List<String> mistakes) {
        RulesDocument rules = RulesReader.read(root, lines, mistakes);
        return new AcceptedDocument(
                Kind.RULES, rules.rulesVersion(), rules.effectiveFrom(), rules, value);
    }

    private static AcceptedDocument calendar(JsonNode root, byte[] value, List<String> mistakes) {
        DocumentPart part = new DocumentPart(root, mistakes);
        Long effectiveFrom = part.instant(RulesReader.EFFECTIVE_FROM);
        ShopCalendar calendar = CalendarReader.read(part);
        return new AcceptedDocument(
                Kind.CALENDAR,
                calendar.version(),
                effectiveFrom == null ? Long.MIN_VALUE : effectiveFrom,
                calendar,
                value);
    }

    private static AcceptedDocument model(JsonNode root, byte[] value, List<String> mistakes) {
        Long effectiveFrom = new DocumentPart(root, mistakes).instant(RulesReader.EFFECTIVE_FROM);
        try {
            PopulationModel model = PopulationModelReader.read(value);
            return new AcceptedDocument(
                    Kind.MODEL,
                    model.modelVersion(),
                    effectiveFrom == null ? Long.MIN_VALUE : effectiveFrom,
                    model,
                    value);
        } catch (ModelException e) {
            mistakes.addAll(e.mistakes());
            return null;
        }
    }

    static JsonNode parse(byte[] value, List<String> mistakes) {
        try {
            JsonNode root = JSON.readTree(value);
            if (!root.isMissingNode()) {
                return root;
            }
            mistakes.add("is not JSON: it is blank");
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            mistakes.add("is not JSON, in line " + line + ": " + e.getOriginalMessage());
        } catch (IOException | ArithmeticException | NumberFormatException e) {
            // The latter are Jackson's way of saying that an exponent is beyond all bounds.
            mistakes.add("is not JSON: " + e.getMessage());
        }
        return null;
    }
}
