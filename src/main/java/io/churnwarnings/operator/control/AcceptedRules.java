package io.churnwarnings.operator.control;

import io.churnwarnings.domain.ControlMessage;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.serde.InstructionSerializer;
import java.util.ArrayList;
import java.util.List;
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
    private final RulebookReader reader;
    private final List<ControlMessage> accepted = new ArrayList<>();
    private Rulebook rulebook;

    public AcceptedRules(OperatorStateStore store, RulebookReader reader) throws Exception {
        this.reader = reader;
        state =
                store.getBroadcastState(
                        new MapStateDescriptor<>(
                                STATE, IntSerializer.INSTANCE, new InstructionSerializer()));
        TreeMap<Integer, ControlMessage> inOrder = new TreeMap<>();
        for (Map.Entry<Integer, ControlMessage> entry : state.entries()) {
            inOrder.put(entry.getKey(), entry.getValue());
        }
        accepted.addAll(inOrder.values());
        rulebook = reader.read(accepted);
    }

    public Rulebook rulebook() {
        return rulebook;
    }

    /** Adds the latest accepted rules. */
    public void add(ControlMessage rules) throws Exception {
        state.put(accepted.size(), rules);
        accepted.add(rules);
        rulebook = reader.read(accepted);
    }
}
