package io.churnwarnings.operator;

import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.domain.policy.Policy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** The keyed operator of a job without a control topic: facts in, events out. */
public final class ChurnOperator extends CustomerOperator
        implements OneInputStreamOperator<CustomerFact, WarningEvent> {

    private static final long serialVersionUID = 1L;

    /**
     * @param policy the shop's rules
     * @param cache the memory budget of cached customers
     */
    public ChurnOperator(Policy policy, CacheMemory cache) {
        this(policy, cache, null);
    }

    /**
     * The same, with the customers' profiles at {@link Profiles#TAG}.
     *
     * @param profiles writes the profiles; null if the job emits none
     */
    public ChurnOperator(Policy policy, CacheMemory cache, ProfileWriter profiles) {
        super(policy, cache, profiles);
    }

    @Override
    public void processElement(StreamRecord<CustomerFact> element) throws Exception {
        processor.take(element.getValue());
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        // The final watermark marks the end of the input and must not make customers lost.
        if (mark.getTimestamp() != Watermark.MAX_WATERMARK.getTimestamp()) {
            processor.advance(mark.getTimestamp());
        }
        super.processWatermark(mark);
    }
}
