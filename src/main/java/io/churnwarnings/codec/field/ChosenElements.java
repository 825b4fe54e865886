package io.churnwarnings.codec.field;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.churnwarnings.codec.json.FieldTarget;
import io.churnwarnings.codec.json.NameGuesses;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The elements of an array that are told from the others by the text of one of their fields; of
 * several the first. As all is read in one pass, that field must stand before what is wanted.
 */
final class ChosenElements {

    private static final Pattern STEP = Pattern.compile("\\[([^=\\]]+)=(.*)]");

    private static final class Choice {

        private final String field;
        private final String text;
        private final PointerNode node = new PointerNode();
        private boolean found;

        Choice(String field, String text) {
            this.field = field;
            this.text = text;
        }
    }

    private final List<Choice> choices = new ArrayList<>();
    private final NameGuesses names = new NameGuesses();

    /** Whether a step of a pointer chooses an element. */
    static boolean isChoice(String step) {
        return STEP.matcher(step).matches();
    }

    /** The place of the element that a step chooses. */
    PointerNode step(String step) {
        Matcher matcher = STEP.matcher(step);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(step + " chooses nothing");
        }
        for (Choice choice : choices) {
            if (choice.field.equals(matcher.group(1)) && choice.text.equals(matcher.group(2))) {
                return choice.node;
            }
        }
        Choice choice = new Choice(matcher.group(1), matcher.group(2));
        choices.add(choice);
        return choice.node;
    }

    boolean isEmpty() {
        return choices.isEmpty();
    }

    List<PointerNode> nodes() {
        return choices.stream().map(choice -> choice.node).toList();
    }

    /** Another array begins. */
    void begin() {
        for (Choice choice : choices) {
            choice.found = false;
        }
    }

    /** Takes the element on which {@code parser} stands, and leaves the parser at its end. */
    void read(JsonParser parser, FieldTarget.Skipper skipper) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            skipper.skip(parser);
            return;
        }
        PointerNode chosen = null;
        int position = 0;
        for (String name = names.next(parser, position);
                name != null;
                name = names.next(parser, ++position)) {
            parser.nextToken();
            PointerNode child = chosen == null ? null : chosen.child(name, position);
            if (child != null) {
                child.read(parser, skipper);
            } else {
                chosen = chosen == null ? chosenBy(name, parser) : chosen;
                skipper.skip(parser);
            }
        }
    }

    private PointerNode chosenBy(String name, JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            for (Choice choice : choices) {
                if (!choice.found
                        && choice.field.equals(name)
                        && parser.getText().equals(choice.text)) {
                    choice.found = true;
                    return choice.node;
                }
            }
        }
        return null;
    }
}
