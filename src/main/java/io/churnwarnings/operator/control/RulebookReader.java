package io.churnwarnings.operator.control;

import io.churnwarnings.domain.ControlMessage;
import io.churnwarnings.domain.policy.Rulebook;
import java.io.Serializable;

/** Begins the rulebook that accepted rules make. */
@FunctionalInterface
public interface RulebookReader extends Serializable {

    /** The rules before the first accepted document. */
    Growing begin();

    /** A rulebook that grows document by document: each is read once, however many there are. */
    interface Growing {

        /** Adds the document that was accepted next. */
        void add(ControlMessage accepted);

        /** The rules over time by all documents so far. */
        Rulebook rulebook();
    }
}
