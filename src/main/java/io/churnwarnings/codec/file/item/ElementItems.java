package io.churnwarnings.codec.file.item;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.churnwarnings.codec.file.input.HeldInput;
import io.churnwarnings.codec.file.input.RecordFileException;
import io.churnwarnings.codec.json.RejectionReason;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The elements of an array in one JSON value, one after the other: each as its bytes stand in the
 * file, so that what is rejected can be found there. A value that is no array is the one record.
 */
final class ElementItems implements Items {

    /** As much as is accepted of a record, and a byte more. */
    private static final int MOST_HELD = (1 << 20) + 1;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(1_000)
                                    .maxNumberLength(1 << 20)
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .maxNameLength(1 << 20)
                                    .build())
                    // Else characters are parsed, and their offsets are not those of bytes.
                    .enable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build();

    private final String file;
    private final HeldInput held;
    private final JsonParser parser;
    private final List<String> place;
    private boolean begun;
    private boolean ended;
    private boolean single;
    private long number;

    /**
     * @param place the names on the way to the array; empty if the value is the array
     */
    ElementItems(String file, InputStream bytes, List<String> place) throws IOException {
        this.file = file;
        this.held = new HeldInput(bytes, MOST_HELD);
        this.parser = JSON.createParser(held);
        this.place = place;
    }

    @Override
    public Item next() throws IOException {
        try {
            if (!begun) {
                begun = true;
                begin();
            }
            return ended ? null : element();
        } catch (JacksonException e) {
            throw new RecordFileException(
                    "%s, line %d: not JSON, or cut off: %s"
                            .formatted(
                                    file,
                                    e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                                    e.getOriginalMessage()),
                    e);
        }
    }

    /** Goes to the array. */
    private void begin() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            ended = true;
            return;
        }
        for (String name : token == JsonToken.START_ARRAY ? List.<String>of() : place) {
            enter(name);
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            if (!place.isEmpty()) {
                throw new RecordFileException(
                        file + ": what stands at /" + String.join("/", place) + " is no array");
            }
            single = true;
        }
    }

    private void enter(String name) throws IOException {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = parser.currentName().equals(name);
                parser.nextToken();
                if (found) {
                    return;
                }
                parser.skipChildren();
                held.forget(parser.currentLocation().getByteOffset());
            }
        }
        throw new RecordFileException(
                file
                        + ": there is nothing at /"
                        + String.join("/", place)
                        + ": churn.input.mapping.records must name the place of the records");
    }

    private Item element() throws IOException {
        JsonToken token = single ? parser.currentToken() : parser.nextToken();
        if (token == JsonToken.END_ARRAY) {
            // What follows must be the end of a whole value: else the file was cut off.
            while (parser.nextToken() != null) {
                held.forget(parser.currentLocation().getByteOffset());
            }
            ended = true;
            return null;
        }
        ended = single;
        long start = parser.currentTokenLocation().getByteOffset();
        long line = parser.currentTokenLocation().getLineNr();
        held.forget(start);
        if (token.isStructStart()) {
            parser.skipChildren();
        } else {
            parser.finishToken();
        }
        long end = parser.currentLocation().getByteOffset();
        byte[] bytes = held.take(start, end);
        number++;
        return end - start > bytes.length || bytes.length == MOST_HELD
                ? Item.fault(
                        number - 1,
                        line,
                        bytes,
                        RejectionReason.TOO_LARGE,
                        "value: " + (end - start) + " bytes, of which the beginning is kept")
                : Item.value(number - 1, line, bytes);
    }

    @Override
    public void close() throws IOException {
        parser.close();
        held.close();
    }
}
