package io.churnwarnings.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.churnwarnings.codec.field.FactFields;
import io.churnwarnings.codec.json.FieldTarget;
import io.churnwarnings.codec.json.JsonScalar;
import io.churnwarnings.codec.json.NameGuesses;
import java.io.IOException;

/** Reads the canonical fact in the data of a CloudEvent, whose time stands in for the fact's. */
final class EnvelopeFields implements FieldTarget {

    private final FactFields fact;
    private final JsonScalar time = new JsonScalar("occurredAt at ce:time");
    private final JsonScalar ownTime;
    private final NameGuesses names = new NameGuesses();

    EnvelopeFields() {
        fact = new FactFields(" at /");
        ownTime = fact.occurredAt;
    }

    /** The fact that was read, valid until the next one. */
    FactFields fact() {
        fact.occurredAt = ownTime.isAbsent() && !time.isAbsent() ? time : ownTime;
        return fact;
    }

    @Override
    public void clear() {
        fact.occurredAt = ownTime;
        fact.clear();
        time.clear();
    }

    @Override
    public void set(String name, JsonParser parser, Skipper skipper) throws IOException {
        if (name.equals("time")) {
            FactFields.take(time, parser, skipper);
        } else if (name.equals("data")) {
            fact.clear();
            readFact(parser, skipper);
        } else {
            skipper.skip(parser);
        }
    }

    private void readFact(JsonParser parser, Skipper skipper) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            skipper.skip(parser);
            return;
        }
        int position = 0;
        for (String name = names.next(parser, position);
                name != null;
                name = names.next(parser, ++position)) {
            parser.nextToken();
            fact.set(name, parser, skipper);
        }
    }
}
