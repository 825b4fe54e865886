package io.churnwarnings.operator.control;

/**
 * Where the two inputs' clocks stand, UTC epoch milliseconds. The watermark that ends an input is
 * none of time: the other input is not let go on by it.
 */
public final class InputClocks {

    private static final long END = Long.MAX_VALUE;

    private long facts = Long.MIN_VALUE;
    private long instructions = Long.MIN_VALUE;
    private boolean factsEnded;
    private boolean instructionsEnded;

    public void facts(long watermark) {
        if (watermark == END) {
            factsEnded = true;
        } else {
            facts = Math.max(facts, watermark);
        }
    }

    public void instructions(long watermark) {
        if (watermark == END) {
            instructionsEnded = true;
        } else {
            instructions = Math.max(instructions, watermark);
        }
    }

    /** Where both inputs are. */
    public long both() {
        return Math.min(facts, instructions);
    }

    /** Up to when all instructions are known. */
    public long instructions() {
        return instructions;
    }

    /** How far the facts alone would let the clock go. */
    public long facts() {
        return facts;
    }

    public boolean haveEnded() {
        return factsEnded && instructionsEnded;
    }
}
