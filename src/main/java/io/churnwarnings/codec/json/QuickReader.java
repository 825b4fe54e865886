package io.churnwarnings.codec.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Reads the objects that almost all records are, with one parser for all of them: to make a parser
 * takes as long as to read a fact. Leaves everything else to the complete reader.
 *
 * <p>Not thread-safe.
 */
final class QuickReader {

    private final JsonFactory factory;
    private final ValueText text = new ValueText();
    private final NameGuesses names = new NameGuesses();
    private final NameGuesses namesOfSkipped = new NameGuesses();
    private final FieldTarget.Skipper skipped = namesOfSkipped::skipChildren;
    private JsonParser parser;

    QuickReader(JsonFactory factory) {
        this.factory = factory;
    }

    /**
     * Returns whether the value is one whole object, in well-formed UTF-8, that was read; if not,
     * nothing is known of it, and the fields hold anything.
     */
    boolean read(byte[] value, FieldTarget fields) {
        if (!text.start(value)) {
            return false;
        }
        boolean read = false;
        try {
            if (parser == null) {
                parser = factory.createParser(text);
            }
            read = readObject(fields);
        } catch (IOException | RuntimeException e) {
            // The complete reader reads it again and reports the reason.
            read = false;
        }
        if (!read) {
            parser = null;
        }
        return read;
    }

    private boolean readObject(FieldTarget fields) throws IOException {
        fields.clear();
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        int position = 0;
        String name = names.next(parser, position);
        while (name != null) {
            parser.nextToken();
            fields.set(name, parser, skipped);
            name = names.next(parser, ++position);
        }
        return parser.currentToken() == JsonToken.END_OBJECT && text.endsAfter(parser);
    }
}
