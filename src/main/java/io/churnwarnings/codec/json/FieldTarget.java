package io.churnwarnings.codec.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** Takes the fields of one object after the other. */
public interface FieldTarget {

    /** Forgets the object before. */
    void clear();

    /** Takes the value on which {@code parser} stands, and leaves the parser at its end. */
    void set(String name, JsonParser parser, Skipper skipper) throws IOException;

    /** Moves a parser from the start of an object or array to its end; from elsewhere, nowhere. */
    interface Skipper {
        void skip(JsonParser parser) throws IOException;
    }
}
