package io.churnwarnings.operator;

import io.churnwarnings.domain.CustomerFact;
import io.churnwarnings.domain.CustomerProfile;
import io.churnwarnings.domain.CustomerWatch;
import io.churnwarnings.domain.ErasureReceipt;
import io.churnwarnings.domain.Fact;
import io.churnwarnings.domain.PublishedWarning;
import io.churnwarnings.domain.Rulebook;
import io.churnwarnings.domain.Verdict;
import io.churnwarnings.domain.WarningEvent;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * What is done with each customer of a subtask, whatever the inputs are: load him, ask the domain,
 * store him, note when he is due, emit.
 */
final class CustomerProcessor {

    private final int maxParallelism;
    private final OperatorClock clock;
    private final Census census;
    private final WriteBehindSlots customers;
    private final WriteBehindDueList due;
    private final CustomerCodec codec;
    private final ChurnMetrics metrics;
    private final Output<StreamRecord<WarningEvent>> output;

    /** Null if profiles are not written. */
    private final ProfileOutput profiles;

    /** Whose entries are still to be taken out of the due list. */
    private final Set<String> erased = new LinkedHashSet<>();

    private CustomerWatch watch;
    private RoutineFacts routine;
    private Rulebook rules;

    /**
     * @param rulebook the rules as far as they are known
     * @param maxParallelism as the operator has it
     */
    CustomerProcessor(
            Rulebook rulebook,
            int maxParallelism,
            OperatorClock clock,
            Census census,
            WriteBehindSlots customers,
            WriteBehindDueList due,
            ChurnMetrics metrics,
            Output<StreamRecord<WarningEvent>> output,
            ProfileOutput profiles) {
        this.maxParallelism = maxParallelism;
        this.clock = clock;
        this.census = census;
        this.customers = customers;
        this.due = due;
        this.metrics = metrics;
        this.output = output;
        this.profiles = profiles;
        codec = new CustomerCodec(rulebook.first().rfm().rates().base());
        judgeBy(rulebook);
    }

    /** Judges by these rules from now on. Whoever is kept already has been looked at by others. */
    void judgeBy(Rulebook rulebook) {
        watch = new CustomerWatch(rulebook);
        routine = new RoutineFacts(rulebook);
        rules = rulebook;
    }

    void take(CustomerFact taken) throws Exception {
        Fact fact = taken.fact();
        long now = clockOf(taken.customerId());
        CustomerSlot customer = customers.load(taken.customerId());
        boolean isNew = customer.length == 0;
        if (routine.take(customer, fact, now)) {
            arm(customer);
            customers.changed(customer);
            metrics.routineFact(fact.occurredAt());
            if (profiles != null) {
                profiles.changed(taken.customerId(), codec.read(customer), now, rules);
            }
        } else {
            walk(customer, fact, now);
        }
        if (isNew && customer.length > 0) {
            metrics.customerAdded(taken.customerId());
        }
    }

    /** Lets the clock come to an instant, UTC epoch milliseconds; it never goes back. */
    void advance(long instant) throws Exception {
        clock.advance(instant);
        due.comeUp(clock.watermark(), this::comeBack);
    }

    /**
     * Sees to it that a customer whose next look was noted by other rules is looked at in time by
     * the rules of today.
     *
     * @param from the first instant at which the rules differ, UTC epoch milliseconds: whoever is
     *     looked at by then is judged by the rules of today anyway
     */
    void align(String customerId, long from) throws Exception {
        CustomerSlot customer = customers.peek(customerId);
        if (customer == null || customer.wakeAt <= from) {
            return;
        }
        long wakeAt = watch.wakeAt(codec.readForWalk(customer), clockOf(customerId));
        if (wakeAt < customer.wakeAt) {
            CustomerSlot kept = customers.load(customerId);
            kept.wakeAt = wakeAt;
            arm(kept);
            customers.changed(kept);
        }
    }

    /**
     * Removes a customer on request and says so. Warnings of his are not closed.
     *
     * @param at when it was requested, UTC epoch milliseconds
     */
    void erase(String customerId, long at) throws Exception {
        CustomerSlot customer = customers.load(customerId);
        ErasureReceipt receipt = ErasureReceipt.NOTHING;
        if (customer.length > 0) {
            CustomerProfile profile = codec.read(customer);
            PublishedWarning open = profile.open();
            receipt =
                    new ErasureReceipt(
                            profile.ledger().entries().size(),
                            open == null ? null : open.highest());
            codec.write(CustomerProfile.EMPTY, customer);
            arm(customer);
            customers.changed(customer);
            census.warned(customerId, open, null);
            census.forgotten(customerId);
        }
        // Even of one who is long forgotten there may be entries that no longer hold.
        erased.add(customerId);
        if (profiles != null) {
            profiles.changed(customerId, CustomerProfile.EMPTY, at, rules);
        }
        emit(WarningEvent.erased(customerId, at, receipt));
    }

    /** Brings the state backend up to date. */
    void flush() throws IOException {
        if (!erased.isEmpty()) {
            Map<String, Long> armed = new HashMap<>();
            for (String customerId : erased) {
                CustomerSlot since = customers.peek(customerId);
                armed.put(customerId, since == null ? CustomerSlot.NEVER : since.armed);
            }
            due.scrub(armed);
            erased.clear();
        }
        customers.flush();
        due.flush();
    }

    private void walk(CustomerSlot customer, Fact fact, long now) throws Exception {
        CustomerProfile profile = codec.read(customer);
        Verdict verdict = watch.onFact(customer.customerId(), profile, fact, now);
        metrics.fact(fact.occurredAt(), fact.occurredAt() <= now, verdict);
        if (verdict.profile() != profile) {
            boolean wasKept = customer.length > 0;
            codec.write(verdict.profile(), customer);
            arm(customer);
            customers.changed(customer);
            census.warned(customer.customerId(), profile.open(), verdict.profile().open());
            if (wasKept && customer.length == 0) {
                metrics.customerForgotten(customer.customerId());
            }
            if (profiles != null) {
                profiles.changed(customer.customerId(), verdict.profile(), now, rules);
            }
        }
        emit(verdict);
    }

    private void comeBack(String customerId, long at) throws Exception {
        CustomerSlot customer = customers.load(customerId);
        if (customer.armed != at) {
            return;
        }
        customer.armed = CustomerSlot.NEVER;
        long now = clockOf(customerId);
        if (customer.wakeAt > now) {
            metrics.vainLook();
            arm(customer);
            customers.changed(customer);
            return;
        }
        CustomerProfile profile = codec.readForWalk(customer);
        Verdict verdict = watch.onClock(customerId, profile, now);
        if (!codec.writeAfterWalk(profile, verdict.profile(), customer)) {
            verdict = watch.onClock(customerId, codec.read(customer), now);
            codec.write(verdict.profile(), customer);
        }
        arm(customer);
        customers.changed(customer);
        census.warned(customerId, profile.open(), verdict.profile().open());
        if (customer.length == 0) {
            metrics.customerForgotten(customerId);
        }
        if (profiles != null) {
            profiles.changed(customerId, verdict.profile(), now, rules);
        }
        emit(verdict);
    }

    private long clockOf(String customerId) {
        return clock.isUniform()
                ? clock.watermark()
                : clock.of(KeyGroupRangeAssignment.assignToKeyGroup(customerId, maxParallelism));
    }

    /** Sees to it that the clock comes back to the customer no later than he must be looked at. */
    private void arm(CustomerSlot customer) throws Exception {
        if (customer.length == 0) {
            customer.armed = CustomerSlot.NEVER;
        } else if (customer.wakeAt < customer.armed) {
            customer.armed = customer.wakeAt;
            due.add(customer.customerId(), customer.armed);
        }
    }

    private void emit(Verdict verdict) {
        for (WarningEvent event : verdict.events()) {
            emit(event);
        }
    }

    private void emit(WarningEvent event) {
        metrics.event(event);
        output.collect(new StreamRecord<>(event, event.occurredAt()));
    }
}
