package io.churnwarnings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.churnwarnings.codec.json.FactReader;
import io.churnwarnings.codec.json.RecordRejected;
import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.codec.json.StrictUtf8;
import io.churnwarnings.codec.mapping.Pointer;
import io.churnwarnings.codec.mapping.Step;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;

/** Takes the records out of a value that holds an array of them. */
final class RecordSplitter {

    private RecordSplitter() {}

    /**
     * The values of the elements, as they are written.
     *
     * @param place a pointer to the array; empty if it is the value itself
     * @param most how many there may be
     * @throws Unacceptable if the value is no JSON, has no such array, or has too many elements
     */
    static List<byte[]> split(byte[] value, String place, int most) throws RecordRejected {
        int start = FactReader.startsWithByteOrderMark(value) ? 3 : 0;
        CharBuffer chars = new StrictUtf8().decode(value, start);
        List<Step> way = place.isEmpty() ? List.of() : Pointer.parse(place).steps();
        try (JsonParser parser = FactReader.LENIENT.createParser(chars.array(), 0, chars.limit())) {
            JsonToken token = parser.nextToken();
            List<byte[]> records = null;
            for (Step step : way) {
                token = enter(parser, token, step.name());
            }
            if (token == JsonToken.START_ARRAY) {
                records = elements(parser, chars, most);
            }
            checkRest(parser, way.size());
            if (records == null) {
                boolean absent = token == null || token == JsonToken.VALUE_NULL;
                throw new RecordRejected(
                        absent ? RejectionReason.MISSING_FIELD : RejectionReason.BAD_FIELD,
                        "records at /"
                                + place.replaceFirst("/", "")
                                + (absent ? ": absent or null" : ": not an array"));
            }
            return records;
        } catch (IOException | RuntimeException e) {
            throw new RecordRejected(RejectionReason.NOT_JSON, "value: not one whole JSON value");
        }
    }

    /** Moves to the value of a field; returns its token, or null if there is none. */
    private static JsonToken enter(JsonParser parser, JsonToken token, String name)
            throws IOException {
        if (token != JsonToken.START_OBJECT) {
            if (token != null) {
                parser.skipChildren();
            }
            return null;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = parser.currentName().equals(name);
            JsonToken value = parser.nextToken();
            if (found) {
                return value;
            }
            parser.skipChildren();
        }
        return null;
    }

    private static List<byte[]> elements(JsonParser parser, CharBuffer chars, int most)
            throws IOException, RecordRejected {
        List<byte[]> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (elements.size() == most) {
                throw new RecordRejected(
                        RejectionReason.TOO_LARGE, "value: more than " + most + " records in it");
            }
            int from = (int) parser.currentTokenLocation().getCharOffset();
            if (parser.currentToken().isStructStart()) {
                parser.skipChildren();
            } else {
                parser.getText();
            }
            int to = (int) parser.currentLocation().getCharOffset();
            elements.add(new String(chars.array(), from, to - from).getBytes(UTF_8));
        }
        return elements;
    }

    /** The rest of the value must be well-formed, too. */
    private static void checkRest(JsonParser parser, int depth) throws IOException {
        while (parser.nextToken() != null) {
            if (parser.currentToken().isStructStart()
                    && parser.getParsingContext().getParent().inRoot()) {
                throw new IOException("something follows the first value");
            }
        }
    }
}
