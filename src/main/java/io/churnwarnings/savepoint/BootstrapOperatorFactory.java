package io.churnwarnings.savepoint;

import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.operator.CacheMemory;
import io.churnwarnings.operator.ChurnOperator;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.core.fs.Path;
import org.apache.flink.state.api.output.TaggedOperatorSubtaskState;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.SimpleOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;

/** Puts the job's own operator where a savepoint is made. */
final class BootstrapOperatorFactory
        extends AbstractStreamOperatorFactory<TaggedOperatorSubtaskState>
        implements OneInputStreamOperatorFactory<
                Tuple2<Long, CustomerFact>, TaggedOperatorSubtaskState> {

    private static final long serialVersionUID = 1L;

    private final Policy policy;
    private final CacheMemory cache;
    private final long finalClock;
    private final long timestamp;
    private final Path savepoint;

    /**
     * @param finalClock where the clock stands after the last record, UTC epoch milliseconds
     * @param timestamp of the savepoint, in epoch milliseconds
     */
    BootstrapOperatorFactory(
            Policy policy, CacheMemory cache, long finalClock, long timestamp, Path savepoint) {
        this.policy = policy;
        this.cache = cache;
        this.finalClock = finalClock;
        this.timestamp = timestamp;
        this.savepoint = savepoint;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends StreamOperator<TaggedOperatorSubtaskState>> T createStreamOperator(
            StreamOperatorParameters<TaggedOperatorSubtaskState> parameters) {
        StreamOperatorParameters<WarningEvent> ofTheJob =
                new StreamOperatorParameters<>(
                        parameters.getContainingTask(),
                        parameters.getStreamConfig(),
                        new NoOutput<>(),
                        parameters::getProcessingTimeService,
                        parameters.getOperatorEventDispatcher(),
                        parameters.getMailboxExecutor());
        // Flink's TaskManager values are placeholders here.
        // No process runs more than all subtasks.
        int subtasks =
                parameters
                        .getContainingTask()
                        .getEnvironment()
                        .getTaskInfo()
                        .getNumberOfParallelSubtasks();
        ChurnOperator operator =
                SimpleOperatorFactory.of(new ChurnOperator(policy, cache.among(subtasks)))
                        .createStreamOperator(ofTheJob);
        return (T)
                new BootstrapOperator(
                        operator,
                        parameters.getOutput(),
                        finalClock,
                        new SubtaskSnapshot(parameters.getContainingTask(), timestamp, savepoint));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader classLoader) {
        return BootstrapOperator.class;
    }
}
