package io.churnwarnings.codec.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;

/**
 * Guesses the field names of an object from the previous object, because a shop writes all objects
 * in the same order: a correct guess is compared in place, without creating a string. A guess never
 * changes the result. The memory is bounded for any input.
 */
public final class NameGuesses {

    private static final int POSITIONS = 32;
    private static final int MAX_NAME_LENGTH = 64;

    /** Number of wrong guesses after which a name is replaced. */
    private static final int PATIENCE = 8;

    private static final SerializedString NO_IDEA = new SerializedString("");

    private final SerializedString[] names = new SerializedString[POSITIONS];
    private final int[] misses = new int[POSITIONS];

    /**
     * Moves to the next token.
     *
     * @param position of the name in its object, if one comes
     * @return the name, or null if the token is none
     */
    public String next(JsonParser parser, int position) throws IOException {
        SerializedString guess = position < POSITIONS ? names[position] : NO_IDEA;
        if (parser.nextFieldName(guess == null ? NO_IDEA : guess)) {
            return guess == null ? "" : guess.getValue();
        }
        if (parser.currentToken() != JsonToken.FIELD_NAME) {
            return null;
        }
        String name = parser.currentName();
        if (position < POSITIONS && name.length() <= MAX_NAME_LENGTH) {
            learn(position, name);
        }
        return name;
    }

    /** Like {@link JsonParser#skipChildren}. */
    void skipChildren(JsonParser parser) throws IOException {
        int open = parser.currentToken().isStructStart() ? 1 : 0;
        int position = 0;
        while (open > 0) {
            if (next(parser, position) != null) {
                position++;
                continue;
            }
            switch (parser.currentTokenId()) {
                case JsonTokenId.ID_START_OBJECT, JsonTokenId.ID_START_ARRAY -> {
                    open++;
                    position = 0;
                }
                case JsonTokenId.ID_END_OBJECT, JsonTokenId.ID_END_ARRAY -> open--;
                case JsonTokenId.ID_NO_TOKEN -> open = 0;
                default -> {}
            }
        }
    }

    private void learn(int position, String name) {
        if (names[position] == null || ++misses[position] > PATIENCE) {
            names[position] = new SerializedString(name);
            misses[position] = 0;
        }
    }
}
