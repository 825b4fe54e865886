package io.churnwarnings.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.codec.record.RawRecord;
import io.churnwarnings.codec.record.Rejection;
import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import java.util.Set;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

class RejectedSplitterTest {

    @Test
    void factsPassRejectionsGoToTheSideOutputAndHeartbeatsEnd() throws Exception {
        CustomerFact fact = new CustomerFact("c", new Fact(1, "o", FactType.PURCHASE, 1, "CNY"));
        Rejection rejection =
                new Rejection(
                        RejectionReason.EMPTY,
                        "value: null",
                        new RawRecord("t", 0, 7, 1, null, null));
        try (OneInputStreamOperatorTestHarness<DecodedRecord, CustomerFact> harness =
                ProcessFunctionTestHarnesses.forProcessFunction(new RejectedSplitter())) {
            harness.processElement(new StreamRecord<>(DecodedRecord.fact(1, fact, 1, 0, Set.of())));
            harness.processElement(new StreamRecord<>(DecodedRecord.heartbeat(2, 1, 0)));
            harness.processElement(new StreamRecord<>(DecodedRecord.rejected(rejection)));

            assertThat(harness.extractOutputValues()).containsExactly(fact);
            assertThat(harness.getSideOutput(RejectedSplitter.REJECTED))
                    .extracting(StreamRecord::getValue)
                    .containsExactly(rejection);
        }
    }
}
