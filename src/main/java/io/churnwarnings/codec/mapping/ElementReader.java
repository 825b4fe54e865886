package io.churnwarnings.codec.mapping;

import com.fasterxml.jackson.core.JsonParser;
import io.churnwarnings.codec.json.FieldTarget;
import io.churnwarnings.codec.json.JsonScalar;
import io.churnwarnings.codec.json.Slot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the elements of an array one after the other. Readers register slots for places in an
 * element; after an element they are called if it was chosen, wherever in it the fields of the
 * condition are.
 */
public final class ElementReader {

    private record Test(JsonScalar field, boolean equal, String word) {

        boolean holds() {
            return (!field.isAbsent() && word.contentEquals(field)) == equal;
        }
    }

    private static final class Choice {

        private final Step.Kind kind;
        private final Test[] tests;
        private final Runnable taker;
        private boolean done;

        Choice(Step.Kind kind, Test[] tests, Runnable taker) {
            this.kind = kind;
            this.tests = tests;
            this.taker = taker;
        }

        void offer() {
            if (done) {
                return;
            }
            for (Test test : tests) {
                if (!test.holds()) {
                    return;
                }
            }
            done = kind == Step.Kind.FIRST;
            taker.run();
        }
    }

    private final PointerNode element = new PointerNode();
    private final List<Choice> choices = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();

    /** A place in which to look for values of one element. */
    public PointerNode element() {
        return element;
    }

    /**
     * Chooses elements.
     *
     * @param step which
     * @param slot holds their values; it is cleared when another array begins
     * @param taker called when a chosen element is read, as long as its values are there
     */
    public void choose(Step step, Slot slot, Runnable taker) {
        Test[] tests =
                step.filter().stream()
                        .map(
                                test ->
                                        new Test(
                                                element.scalar(
                                                        List.of(Step.field(test.field())),
                                                        test.field()),
                                                test.equal(),
                                                test.word()))
                        .toArray(Test[]::new);
        choices.add(new Choice(step.kind(), tests, taker));
        slots.add(slot);
    }

    public List<Slot> slots() {
        return slots;
    }

    /** Another array begins. */
    public void begin() {
        for (Choice choice : choices) {
            choice.done = false;
        }
    }

    /** Takes the element on which {@code parser} stands, and leaves the parser at its end. */
    public void read(JsonParser parser, FieldTarget.Skipper skipper) throws IOException {
        element.clear();
        element.read(parser, skipper);
        for (Choice choice : choices) {
            choice.offer();
        }
    }
}
