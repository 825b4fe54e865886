package io.churnwarnings.rules;

import io.churnwarnings.domain.policy.Rulebook;
import java.util.List;

/**
 * The outcome of a record of the rules topic.
 *
 * @param kind whether the rules have changed
 * @param rules all rules from now on; those of before unless it was accepted
 * @param version the version of the document, or null if none could be read
 * @param effectiveFrom UTC epoch milliseconds from which on it is in force, if it was accepted
 * @param mistakes the mistakes in the document; empty unless it was refused
 */
public record Outcome(
        Kind kind, LiveRules rules, String version, long effectiveFrom, List<String> mistakes) {

    /** The kinds of outcomes. */
    public enum Kind {
        /** It will be in force. */
        ACCEPTED,
        /** It was accepted before, word for word; nothing has changed. */
        REPEATED,
        /** It is as if it had never come. */
        REFUSED
    }

    private static final int MOST_DETAIL = 2_000;

    public Outcome {
        mistakes = List.copyOf(mistakes);
    }

    public boolean isAccepted() {
        return kind == Kind.ACCEPTED;
    }

    public boolean isRefused() {
        return kind == Kind.REFUSED;
    }

    /** The rules over time from now on. */
    public Rulebook rulebook() {
        return rules.rulebook();
    }

    /**
     * The mistakes in one line, as many as fit into {@value #MOST_DETAIL} characters: a file posted
     * by accident can have thousands, and must still fit into a dead letter.
     */
    public String detail() {
        String all = String.join("; ", mistakes);
        return all.length() <= MOST_DETAIL
                ? all
                : all.substring(0, MOST_DETAIL) + "... (" + mistakes.size() + " mistakes in all)";
    }
}
