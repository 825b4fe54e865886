package io.churnwarnings.operator;

import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.testkit.Policies;
import java.io.DataInputStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.CompletedCheckpointStorageLocation;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.filesystem.AbstractFsCheckpointStorageAccess;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/**
 * How much a canonical savepoint of the job keeps.
 *
 * @param customers how many it keeps
 * @param due how many customers are to be looked at some day
 */
public record SavepointContents(long customers, long due) {

    /**
     * Reads a savepoint.
     *
     * @param path of its folder
     * @param uid the operator's
     */
    public static SavepointContents of(String path, String uid) throws Exception {
        OperatorState state = operatorState(path, uid);
        int maxParallelism = state.getMaxParallelism();
        OperatorSubtaskState all =
                AbstractStreamOperatorTestHarness.repackageState(
                        state.getStates().toArray(OperatorSubtaskState[]::new));
        ChurnOperator operator = new ChurnOperator(Policies.standard(), new CacheMemory(0));
        try (KeyedOneInputStreamOperatorTestHarness<String, CustomerFact, WarningEvent> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        operator,
                        CustomerFact::customerId,
                        BasicTypeInfo.STRING_TYPE_INFO,
                        maxParallelism,
                        1,
                        0)) {
            harness.setStateBackend(new HashMapStateBackend());
            harness.initializeState(
                    AbstractStreamOperatorTestHarness.repartitionOperatorState(
                            all, maxParallelism, state.getParallelism(), 1, 0));
            harness.open();
            return new SavepointContents(
                    keys(operator, ChurnOperator.CUSTOMERS), keys(operator, ChurnOperator.DUE));
        }
    }

    private static OperatorState operatorState(String path, String uid) throws Exception {
        CompletedCheckpointStorageLocation location =
                AbstractFsCheckpointStorageAccess.resolveCheckpointPointer(path);
        try (DataInputStream in =
                new DataInputStream(location.getMetadataHandle().openInputStream())) {
            CheckpointMetadata metadata =
                    Checkpoints.loadCheckpointMetadata(
                            in, SavepointContents.class.getClassLoader(), path);
            return metadata.getOperatorStates().stream()
                    .filter(state -> state.getOperatorUid().filter(uid::equals).isPresent())
                    .findAny()
                    .orElseThrow();
        }
    }

    private static long keys(ChurnOperator operator, String state) throws Exception {
        try (Stream<?> keys =
                operator.getKeyedStateBackend().getKeys(state, VoidNamespace.INSTANCE)) {
            return keys.distinct().count();
        }
    }
}
