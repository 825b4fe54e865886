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
import java.util.SplittableRandom;
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
    private static final int MOST_GAPS = 12;
    private static final long MOST_CYCLE = 120 * DAY;
    private static final long MOST_MONEY = 90_000_000;
    private static final int LOYAL_GAPS = 4;
    private static final double CYCLES = 1.5;

    private transient boolean second;
    private transient SplittableRandom random;

    @Override
    public void open() {
        // As varied as the events of the job: the codec compresses repetitions at almost no cost.
        random = new SplittableRandom(getRuntimeContext().getTaskInfo().getIndexOfThisSubtask());
    }

    @Override
    public void processElement(StreamRecord<CustomerFact> element) {
        second = !second;
        if (second) {
            return;
        }
        String customerId = element.getValue().customerId();
        long last = element.getValue().fact().occurredAt();
        double cycle = random.nextLong(DAY, MOST_CYCLE) / (double) DAY;
        int gaps = random.nextInt(1, MOST_GAPS);
        long silence = (long) (CYCLES * cycle * DAY);
        long at = last + silence;
        boolean loyal = gaps >= LOYAL_GAPS;
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
                                new CycleState(gaps, new Cycle(cycle, cycle, CycleBasis.OWN)),
                                null,
                                new Rfm(
                                        silence,
                                        gaps,
                                        MoneySum.of(random.nextLong(MOST_MONEY) / 100 * 100),
                                        "CNY",
                                        score(),
                                        score(),
                                        score()),
                                loyal ? CustomerType.LOYAL : CustomerType.RETURNING,
                                loyal ? "personal-call" : "reminder",
                                List.of(),
                                false,
                                null,
                                null),
                        at));
    }

    private int score() {
        return random.nextInt(1, 6);
    }
}
