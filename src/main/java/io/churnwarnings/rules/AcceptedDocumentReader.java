package io.churnwarnings.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.churnwarnings.domain.policy.LineKind;
import io.churnwarnings.model.ModelException;
import io.churnwarnings.model.PopulationModel;
import io.churnwarnings.model.PopulationModelReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Reads a record of the rules topic, and notes all that is wrong with it. */
final class AcceptedDocumentReader {

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private static final String MODEL_VERSION = "modelVersion";

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
        boolean rules = root.hasNonNull(RulesReader.VERSION);
        boolean model = root.hasNonNull(MODEL_VERSION);
        if (!root.isObject() || rules == model) {
            mistakes.add(
                    "must be a JSON object with either rulesVersion, for rules, or modelVersion,"
                            + " for a population model");
            return null;
        }
        return rules ? rules(root, lines, value, mistakes) : model(root, value, mistakes);
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
                rules.rulesVersion(), rules.effectiveFrom(), rules, null, value);
    }

    private static AcceptedDocument model(JsonNode root, byte[] value, List<String> mistakes) {
        Long effectiveFrom = new DocumentPart(root, mistakes).instant(RulesReader.EFFECTIVE_FROM);
        try {
            PopulationModel model = PopulationModelReader.read(value);
            return new AcceptedDocument(
                    model.modelVersion(),
                    effectiveFrom == null ? Long.MIN_VALUE : effectiveFrom,
                    null,
                    model,
                    value);
        } catch (ModelException e) {
            mistakes.addAll(e.mistakes());
            return null;
        }
    }

    private static JsonNode parse(byte[] value, List<String> mistakes) {
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
