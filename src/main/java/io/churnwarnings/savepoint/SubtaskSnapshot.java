package io.churnwarnings.savepoint;

import io.churnwarnings.operator.ChurnOperator;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.fs.Path;
import org.apache.flink.state.api.output.SnapshotUtils;
import org.apache.flink.state.api.output.TaggedOperatorSubtaskState;
import org.apache.flink.streaming.runtime.tasks.StreamTask;

/** Writes the state of one subtask of the job's operator into a savepoint. */
final class SubtaskSnapshot {

    private static final long CHECKPOINT = 0;

    private final StreamTask<?, ?> task;
    private final long timestamp;
    private final Path savepoint;

    SubtaskSnapshot(StreamTask<?, ?> task, long timestamp, Path savepoint) {
        this.task = task;
        this.timestamp = timestamp;
        this.savepoint = savepoint;
    }

    TaggedOperatorSubtaskState take(ChurnOperator operator) throws Exception {
        return SnapshotUtils.snapshot(
                CHECKPOINT,
                operator,
                index(),
                timestamp,
                CheckpointingMode.EXACTLY_ONCE,
                false,
                task.getConfiguration().getConfiguration(),
                savepoint);
    }

    /** Marks a state that could not be built, so that the assembly of the savepoint fails. */
    TaggedOperatorSubtaskState missing() {
        return new TaggedOperatorSubtaskState(index(), null);
    }

    private int index() {
        return task.getEnvironment().getTaskInfo().getIndexOfThisSubtask();
    }
}
