package io.churnwarnings.local.bench.variant;

import io.churnwarnings.domain.EventId;
import io.churnwarnings.domain.EventType;
import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.domain.fact.MoneySum;
import io.churnwarnings.domain.line.Cycle;
import io.churnwarnings.domain.line.CycleBasis;
import io.churnwarnings.domain.line.CycleState;
import io.churnwarnings.domain.policy.CustomerType;
import io.churnwarnings.domain.policy.Rfm;
import io.churnwarnings.domain.policy.Stage;
import java.util.List;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Says something after every second fact, about as often as the job does of made facts, and as much
 * at a time; but knows nothing of the customer.
 */
final class EveryOtherFact extends AbstractStreamOperator<WarningEvent>
        implements OneInputStreamOperator<CustomerFact, WarningEvent> {

    private static final long serialVersionUID = 1L;
    private static final long DAY = 86_400_000;
    private static final int GAPS = 5;
    private static final double CYCLE = 31.25;
    private static final long SILENCE = 47 * DAY;

    private transient boolean second;

    @Override
    public void processElement(StreamRecord<CustomerFact> element) {
        second = !second;
        if (second) {
            return;
        }
        String customerId = element.getValue().customerId();
        long last = element.getValue().fact().occurredAt();
        long at = last + SILENCE;
        output.collect(
                new StreamRecord<>(
                        new WarningEvent(
                                EventId.of(
                                        customerId, last, EventType.RAISED, Stage.AT_RISK, at, 0),
                                EventType.RAISED,
                                Stage.AT_RISK,
                                customerId,
                                at,
                                last,
                                new CycleState(GAPS, new Cycle(CYCLE, CYCLE, CycleBasis.OWN)),
                                null,
                                new Rfm(SILENCE, GAPS, MoneySum.of(31_415_926), "CNY", 4, 4, 5),
                                CustomerType.LOYAL,
                                "personal-call",
                                List.of(),
                                false,
                                null,
                                null),
                        at));
    }
}
