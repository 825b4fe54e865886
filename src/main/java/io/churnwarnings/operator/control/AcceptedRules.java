package io.churnwarnings.operator.control;

import io.churnwarnings.domain.ControlMessage;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.serde.InstructionSerializer;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.IntSerializer;

/** The accepted rules of every subtask as raw records, in their order of arrival. */
public final class AcceptedRules {

    static final String STATE = "rules";

    private final BroadcastState<Integer, ControlMessage> state;
    private final RulebookReader.Growing rules;
    private int accepted;

    public AcceptedRules(OperatorStateStore store, RulebookReader reader) throws Exception {
        rules = reader.begin();
        state =
                store.getBroadcastState(
                        new MapStateDescriptor<>(
                                STATE, IntSerializer.INSTANCE, new InstructionSerializer()));
        TreeMap<Integer, ControlMessage> inOrder = new TreeMap<>();
        for (Map.Entry<Integer, ControlMessage> entry : state.entries()) {
            inOrder.put(entry.getKey(), entry.getValue());
        }
        inOrder.values().forEach(rules::add);
        accepted = inOrder.size();
    }

    public Rulebook rulebook() {
        return rules.rulebook();
    }

    /** Adds the latest accepted rules. */
    public void add(ControlMessage latest) throws Exception {
        state.put(accepted++, latest);
        rules.add(latest);
    }
}
