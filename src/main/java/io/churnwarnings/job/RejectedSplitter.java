package io.churnwarnings.job;

import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.codec.record.Rejection;
import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.serde.Types;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Parts facts from rejected records. Heartbeats end here: the source's clock has taken all that
 * they say.
 */
final class RejectedSplitter extends ProcessFunction<DecodedRecord, CustomerFact> {

    /** Where the rejected records come out. */
    static final OutputTag<Rejection> REJECTED = new OutputTag<>("rejected", Types.REJECTION);

    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(
            DecodedRecord ingested, Context context, Collector<CustomerFact> out) {
        if (ingested.isFact()) {
            ingested.forEachFact(out::collect);
        } else if (ingested.isRejected()) {
            context.output(REJECTED, ingested.rejection());
        }
    }
}
