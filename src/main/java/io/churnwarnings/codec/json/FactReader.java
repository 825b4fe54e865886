package io.churnwarnings.codec.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.CharBuffer;

/**
 * Reads the fields of one JSON object in one pass, without judging them. Exactly RFC 8259: the
 * bytes are decoded here, because Jackson would also take UTF-16, UTF-32 and ill-formed UTF-8; its
 * own grammar is strict as it is configured, but for what {@link UnicodeEscapes} finds.
 *
 * <p>Not thread-safe: buffers are reused.
 */
public final class FactReader {

    /** Levels of nesting, the outermost included. */
    static final int MAX_DEPTH = 1000;

    private static final int MAX_MESSAGE = 200;

    /**
     * The contract limits a value's length and depth alone; Jackson's own limits would turn facts
     * into poison.
     */
    private static final StreamReadConstraints LIMITS =
            StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build();

    /**
     * No symbol table: names chosen by an attacker could make one slow, or make it refuse a name.
     */
    static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(LIMITS)
                    .configure(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES, false)
                    .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
                    .build();

    /** Takes NaN and the infinities too, which data frames write where a number is missing. */
    public static final JsonFactory LENIENT =
            FACTORY.rebuild().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

    private final StrictUtf8 utf8 = new StrictUtf8();
    private final FieldTarget fields;
    private final JsonFactory factory;
    private final QuickReader quick;

    /**
     * @param fields receives the values
     */
    public FactReader(FieldTarget fields) {
        this(fields, FACTORY);
    }

    public FactReader(FieldTarget fields, JsonFactory factory) {
        this.fields = fields;
        this.factory = factory;
        quick = new QuickReader(factory);
    }

    /**
     * Reads the fields of {@code value}.
     *
     * @throws Unacceptable NOT_JSON or NOT_AN_OBJECT
     */
    public void read(byte[] value) throws RecordRejected {
        if (!quick.read(value, fields)) {
            readCarefully(value);
        }
    }

    /** The same, slower, with an exact error message. */
    public void readCarefully(byte[] value) throws RecordRejected {
        CharBuffer chars = utf8.decode(value, startsWithByteOrderMark(value) ? 3 : 0);
        if (!UnicodeEscapes.areAscii(chars.array(), chars.limit())) {
            throw notJson("an escape \\uXXXX with a digit that is not ASCII");
        }
        boolean object;
        try {
            object = readWhole(chars);
        } catch (JacksonException e) {
            if (!LoneSurrogates.replaceInNames(chars.array(), chars.limit())) {
                throw notJson(e.getOriginalMessage());
            }
            object = readAgain(chars);
        }
        if (!object) {
            throw new RecordRejected(
                    RejectionReason.NOT_AN_OBJECT, "value: JSON, but not an object");
        }
    }

    private boolean readAgain(CharBuffer chars) throws RecordRejected {
        try {
            return readWhole(chars);
        } catch (JacksonException e) {
            throw notJson(e.getOriginalMessage());
        }
    }

    /** Returns whether the value is an object. */
    private boolean readWhole(CharBuffer chars) throws JacksonException, RecordRejected {
        fields.clear();
        try (JsonParser parser = factory.createParser(chars.array(), 0, chars.limit())) {
            return readWhole(parser);
        } catch (JacksonException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Nothing in here is known to throw these. If a fault of the parser's does, the record
            // is poison all the same.
            throw notJson(e.toString());
        }
    }

    private boolean readWhole(JsonParser parser) throws IOException, RecordRejected {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw notJson("nothing but blanks");
        }
        boolean object = token == JsonToken.START_OBJECT;
        if (object) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                fields.set(name, parser, JsonParser::skipChildren);
            }
        } else {
            parser.skipChildren();
        }
        if (parser.nextToken() != null) {
            throw notJson("something follows the first value");
        }
        return object;
    }

    public static boolean startsWithByteOrderMark(byte[] value) {
        return value.length >= 3
                && value[0] == (byte) 0xEF
                && value[1] == (byte) 0xBB
                && value[2] == (byte) 0xBF;
    }

    private static RecordRejected notJson(String message) {
        String cut =
                message.length() > MAX_MESSAGE
                        ? message.substring(0, MAX_MESSAGE) + "..."
                        : message;
        return new RecordRejected(
                RejectionReason.NOT_JSON, "value: not JSON: " + cut.replaceAll("[^ -~]", "?"));
    }
}
