package io.churnwarnings.operator.control;

import io.churnwarnings.domain.ControlMessage;
import io.churnwarnings.domain.policy.Rulebook;
import java.io.Serializable;
import java.util.List;

/** Builds the rulebook from the accepted rules. */
@FunctionalInterface
public interface RulebookReader extends Serializable {

    /**
     * @param accepted in the order in which they were accepted; empty if none was
     */
    Rulebook read(List<ControlMessage> accepted);
}
