package io.churnwarnings.operator;

import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.domain.policy.Policy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** The keyed operator of a job that nobody instructs while it runs: facts in, events out. */
public final class ChurnOperator extends CustomerOperator
        implements OneInputStreamOperator<CustomerFact, WarningEvent> {

    private static final long serialVersionUID = 1L;

    /**
     * @param policy the shop's rules
     * @param cache what the customers in memory may take
     */
    public ChurnOperator(Policy policy, CacheMemory cache) {
        this(policy, cache, null);
    }

    /**
     * The same, with the customers' profiles at {@link Profiles#TAG}.
     *
     * @param profiles what writes them; null if nobody wants them
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
        // The last watermark says that the input ends; time does not. Nobody is lost by it.
        if (mark.getTimestamp() != Watermark.MAX_WATERMARK.getTimestamp()) {
            processor.advance(mark.getTimestamp());
        }
        super.processWatermark(mark);
    }
}
