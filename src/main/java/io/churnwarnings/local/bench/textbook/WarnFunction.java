package io.churnwarnings.local.bench.textbook;

import io.churnwarnings.domain.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * A value for the rhythm, a list of the purchases, and a timer at the next line that is moved at
 * each purchase.
 */
public final class WarnFunction extends KeyedProcessFunction<String, Purchase, Warning> {

    private static final long serialVersionUID = 1L;
    private static final double DAY = 86_400_000.0;
    private static final long SECOND = 1_000;
    private static final long YEAR = 365L * 86_400_000;
    private static final String[] STAGES = {"AT_RISK", "LIKELY_LOST", "LOST"};
    private static final int LOST = 2;
    private static final long NEVER = 0;

    private final Policy policy;
    private transient ValueState<Rhythm> rhythm;
    private transient ListState<Spending> spendings;

    /**
     * @param policy whose lines and durations count
     */
    public WarnFunction(Policy policy) {
        this.policy = policy;
    }

    @Override
    public void open(OpenContext context) {
        rhythm = getRuntimeContext().getState(new ValueStateDescriptor<>("rhythm", Rhythm.class));
        spendings =
                getRuntimeContext()
                        .getListState(new ListStateDescriptor<>("spendings", Spending.class));
    }

    @Override
    public void processElement(Purchase purchase, Context context, Collector<Warning> out)
            throws Exception {
        Rhythm customer = rhythm.value();
        boolean occasion = true;
        if (customer == null) {
            customer = new Rhythm();
            customer.firstOccasion = purchase.occurredAt;
            customer.lastOccasion = purchase.occurredAt;
        } else {
            raise(purchase.customerId, customer, purchase.occurredAt - 1, out);
            if (customer.raised > 0) {
                String highest = STAGES[customer.raised - 1];
                say("RECOVERED", highest, purchase.customerId, customer, purchase.occurredAt, out);
            }
            occasion = purchase.occurredAt - customer.lastOccasion >= policy.occasionWindow();
            if (occasion) {
                customer.gaps++;
                customer.lastOccasion = purchase.occurredAt;
            }
        }
        customer.lastOrder = purchase.occurredAt;
        customer.raised = 0;
        Spending spending = new Spending();
        spending.time = purchase.occurredAt;
        spending.amount = purchase.amount;
        spending.occasion = occasion;
        spendings.add(spending);
        if (customer.timer != NEVER) {
            context.timerService().deleteEventTimeTimer(customer.timer);
        }
        arm(customer, context);
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Warning> out)
            throws Exception {
        Rhythm customer = rhythm.value();
        if (customer != null && customer.timer == time) {
            raise(context.getCurrentKey(), customer, time, out);
            arm(customer, context);
        }
    }

    private void arm(Rhythm customer, Context context) throws Exception {
        customer.timer = line(customer);
        if (customer.timer != NEVER) {
            context.timerService().registerEventTimeTimer(customer.timer);
        }
        rhythm.update(customer);
    }

    /** Raises all lines up to an instant: the purchase may have come before the timer. */
    private void raise(String customerId, Rhythm customer, long until, Collector<Warning> out)
            throws Exception {
        for (long line = line(customer); line != NEVER && line <= until; line = line(customer)) {
            int stage = stage(customer);
            customer.raised = stage + 1;
            say("RAISED", STAGES[stage], customerId, customer, line, out);
        }
    }

    private int stage(Rhythm customer) {
        boolean judged = customer.gaps >= policy.minGaps();
        return judged && customer.cycle() <= policy.ceilingDays() ? customer.raised : LOST;
    }

    /** The next line, or {@link #NEVER}. */
    private long line(Rhythm customer) {
        if (customer.raised > LOST) {
            return NEVER;
        }
        long lost = -Math.floorDiv(-(customer.lastOrder + policy.lostAfter()), SECOND) * SECOND;
        double days = customer.cycle();
        if (days > policy.ceilingDays()) {
            return Math.max(lost, deadline(customer, policy.atRiskCycles(), days));
        }
        if (customer.gaps < policy.minGaps()) {
            return lost;
        }
        double clamped = Math.max(days, policy.floorDays());
        return switch (customer.raised) {
            case 0 -> deadline(customer, policy.atRiskCycles(), clamped);
            case 1 -> deadline(customer, policy.likelyLostCycles(), clamped);
            default -> Math.max(lost, deadline(customer, policy.likelyLostCycles(), clamped));
        };
    }

    private static long deadline(Rhythm customer, double cycles, double days) {
        return (long) Math.ceil((customer.lastOrder + cycles * days * DAY) / SECOND) * SECOND;
    }

    private void say(
            String type,
            String stage,
            String customerId,
            Rhythm customer,
            long at,
            Collector<Warning> out)
            throws Exception {
        Warning warning = new Warning();
        warning.type = type;
        warning.stage = stage;
        warning.customerId = customerId;
        warning.occurredAt = at;
        warning.lastPurchaseAt = customer.lastOrder;
        warning.cycleDays = customer.gaps == 0 ? 0 : customer.cycle();
        warning.silenceDays = (at - customer.lastOrder) / DAY;
        warning.gaps = customer.gaps;
        List<Spending> recent = new ArrayList<>();
        for (Spending spending : spendings.get()) {
            if (spending.time > at - YEAR) {
                recent.add(spending);
                warning.frequency += spending.occasion ? 1 : 0;
                warning.monetary += spending.amount;
            }
        }
        spendings.update(recent);
        out.collect(warning);
    }
}
