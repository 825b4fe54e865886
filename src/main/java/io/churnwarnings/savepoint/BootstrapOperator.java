package io.churnwarnings.savepoint;

import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.operator.ChurnOperator;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.metrics.groups.OperatorMetricGroup;
import org.apache.flink.runtime.checkpoint.CheckpointOptions;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.CheckpointStreamFactory;
import org.apache.flink.state.api.output.TaggedOperatorSubtaskState;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.OperatorSnapshotFutures;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.operators.StreamTaskStateInitializer;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.LatencyMarker;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job's own operator, fed with a history: each fact carries the clock at its arrival. At the
 * end it emits a snapshot of its state.
 *
 * <p>The thread that runs this swallows exceptions, and its upstream would then wait forever. A
 * failure is therefore kept to the end, where it marks the state as missing.
 */
final class BootstrapOperator
        implements OneInputStreamOperator<Tuple2<Long, CustomerFact>, TaggedOperatorSubtaskState>,
                BoundedOneInput {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(BootstrapOperator.class);

    private final transient ChurnOperator operator;
    private final transient Output<StreamRecord<TaggedOperatorSubtaskState>> output;
    private final long finalClock;
    private final transient SubtaskSnapshot snapshot;
    private transient StreamRecord<CustomerFact> handedOn;
    private boolean failed;

    BootstrapOperator(
            ChurnOperator operator,
            Output<StreamRecord<TaggedOperatorSubtaskState>> output,
            long finalClock,
            SubtaskSnapshot snapshot) {
        this.operator = operator;
        this.output = output;
        this.finalClock = finalClock;
        this.snapshot = snapshot;
    }

    private interface Step {

        void go() throws Exception;
    }

    private void attempt(Step step) {
        if (failed) {
            return;
        }
        try {
            step.go();
        } catch (Exception | LinkageError | VirtualMachineError e) {
            failed = true;
            LOG.error("The savepoint cannot be created.", e);
        }
    }

    @Override
    public void initializeState(StreamTaskStateInitializer states) {
        attempt(() -> operator.initializeState(states));
    }

    @Override
    public void open() {
        handedOn = new StreamRecord<>(null);
        attempt(operator::open);
    }

    @Override
    public void processElement(StreamRecord<Tuple2<Long, CustomerFact>> element) {
        attempt(
                () -> {
                    operator.processWatermark(new Watermark(element.getValue().f0));
                    operator.processElement(handedOn.replace(element.getValue().f1));
                });
    }

    @Override
    public void endInput() {
        attempt(() -> operator.processWatermark(new Watermark(finalClock)));
        attempt(() -> output.collect(new StreamRecord<>(snapshot.take(operator))));
        if (failed) {
            output.collect(new StreamRecord<>(snapshot.missing()));
        }
    }

    @Override
    public void finish() {
        attempt(operator::finish);
    }

    @Override
    public void close() throws Exception {
        operator.close();
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {}

    @Override
    public OperatorSnapshotFutures snapshotState(
            long checkpointId,
            long timestamp,
            CheckpointOptions options,
            CheckpointStreamFactory storage)
            throws Exception {
        return operator.snapshotState(checkpointId, timestamp, options, storage);
    }

    @Override
    public void setKeyContextElement1(StreamRecord<?> element) {}

    @Override
    public void setKeyContextElement2(StreamRecord<?> element) {}

    @Override
    public void setKeyContextElement(StreamRecord<Tuple2<Long, CustomerFact>> element) {}

    @Override
    public OperatorMetricGroup getMetricGroup() {
        return operator.getMetricGroup();
    }

    @Override
    public OperatorID getOperatorID() {
        return operator.getOperatorID();
    }

    @Override
    public void setCurrentKey(Object key) {
        operator.setCurrentKey(key);
    }

    @Override
    public Object getCurrentKey() {
        return operator.getCurrentKey();
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {}

    /** The clock comes with the facts. */
    @Override
    public void processWatermark(Watermark mark) {}

    @Override
    public void processWatermarkStatus(WatermarkStatus status) {}

    @Override
    public void processLatencyMarker(LatencyMarker marker) {}
}
