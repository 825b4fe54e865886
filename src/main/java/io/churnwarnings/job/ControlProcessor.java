package io.churnwarnings.job;

import io.churnwarnings.codec.ControlException;
import io.churnwarnings.codec.ControlReader;
import io.churnwarnings.codec.json.HarmlessText;
import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.codec.record.RawRecord;
import io.churnwarnings.codec.record.Rejection;
import io.churnwarnings.domain.ControlMessage;
import io.churnwarnings.job.settings.ControlSettings;
import io.churnwarnings.rules.LiveRules;
import io.churnwarnings.rules.Outcome;
import io.churnwarnings.serde.InstructionSerializer;
import io.churnwarnings.serde.Types;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Validates the records of the rules and control topics in the order in which they were written:
 * valid ones go to every customer, others to the dead letters, and the rules in force stay.
 * Parallelism is one.
 */
final class ControlProcessor extends ProcessFunction<RawRecord, ControlMessage>
        implements CheckpointedFunction {

    /** Where the refused records come out. */
    static final OutputTag<Rejection> REFUSED = new OutputTag<>("refused", Types.REJECTION);

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ControlProcessor.class);

    /** A document may have hundreds of mistakes. */
    private static final int MAX_LOGGED_LENGTH = 2_000;

    private final ControlSettings settings;
    private final RulebookBuilder fold;

    private transient LiveRules rules;
    private transient ListState<ControlMessage> accepted;
    private transient ControlReader control;
    private transient Set<String> ignored;
    private transient Counter rulesAccepted;
    private transient Counter erasuresAccepted;
    private transient Counter refused;

    ControlProcessor(ControlSettings settings, RulebookBuilder fold) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.fold = Objects.requireNonNull(fold, "fold");
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        accepted =
                context.getOperatorStateStore()
                        .getListState(
                                new ListStateDescriptor<>("accepted", new InstructionSerializer()));
        rules = fold.rules(accepted.get());
    }

    @Override
    public void open(OpenContext context) {
        control = new ControlReader();
        ignored = new HashSet<>();
        MetricGroup group = getRuntimeContext().getMetricGroup().addGroup("churn");
        rulesAccepted = group.counter("rulesAccepted");
        erasuresAccepted = group.counter("erasuresAccepted");
        refused = group.counter("instructionsRefused");
    }

    @Override
    public void processElement(RawRecord record, Context context, Collector<ControlMessage> out)
            throws Exception {
        if (record.topic().equals(settings.rulesTopic())) {
            judge(record, context, out);
        } else if (record.topic().equals(settings.controlTopic())) {
            erase(record, context, out);
        } else {
            ignore(record.topic());
        }
    }

    /** The state of the source may still hold a topic that is no longer named. */
    private void ignore(String topic) {
        if (ignored.add(topic)) {
            LOG.warn(
                    "The topic {} is neither the rules topic nor the control topic of this start of"
                            + " the job: what comes from it is ignored.",
                    topic);
        }
    }

    private void judge(RawRecord record, Context context, Collector<ControlMessage> out)
            throws Exception {
        Outcome outcome = rules.accept(record.key(), record.value(), record.timestamp());
        if (outcome.isRefused()) {
            refuse(record, RejectionReason.BAD_RULES, outcome.detail(), context);
        } else if (outcome.isAccepted()) {
            rules = outcome.rules();
            ControlMessage instruction =
                    ControlMessage.rules(
                            record.key(),
                            record.value(),
                            record.timestamp(),
                            outcome.effectiveFrom());
            accepted.add(instruction);
            rulesAccepted.inc();
            LOG.info(
                    "Version '{}' (offset {} of {}) was accepted and is in force from {} on.",
                    HarmlessText.line(outcome.version()),
                    record.offset(),
                    record.topic(),
                    Instant.ofEpochMilli(outcome.effectiveFrom()));
            out.collect(instruction);
        }
    }

    private void erase(RawRecord record, Context context, Collector<ControlMessage> out) {
        try {
            out.collect(ControlMessage.erasure(control.erased(record), record.timestamp()));
            erasuresAccepted.inc();
        } catch (ControlException e) {
            refuse(record, RejectionReason.BAD_CONTROL, e.getMessage(), context);
        }
    }

    private void refuse(RawRecord record, RejectionReason reason, String detail, Context context) {
        refused.inc();
        LOG.warn(
                "Offset {} of {} was refused: {}. The rules in force stay.",
                record.offset(),
                record.topic(),
                logged(reason, detail));
        context.output(REFUSED, new Rejection(reason, detail, record));
    }

    /** Without the error of a control record, which may contain the customer's id. */
    private static String logged(RejectionReason reason, String detail) {
        if (reason == RejectionReason.BAD_CONTROL) {
            return "its dead letter says why";
        }
        String harmless = HarmlessText.line(detail);
        return harmless.length() > MAX_LOGGED_LENGTH
                ? harmless.substring(0, MAX_LOGGED_LENGTH) + "..."
                : harmless;
    }

    /** The state is written as it changes. */
    @Override
    public void snapshotState(FunctionSnapshotContext context) {}
}
