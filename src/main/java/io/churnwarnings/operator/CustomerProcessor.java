package io.churnwarnings.operator;

import io.churnwarnings.domain.CustomerWatch;
import io.churnwarnings.domain.Decision;
import io.churnwarnings.domain.Erasure;
import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.state.CustomerProfile;
import io.churnwarnings.operator.control.ErasedCustomers;
import io.churnwarnings.operator.state.CustomerCodec;
import io.churnwarnings.operator.state.FastPathAppender;
import io.churnwarnings.store.cache.CachedEntry;
import io.churnwarnings.store.cache.KeyedStore;
import io.churnwarnings.store.timer.Timers;
import java.io.IOException;

/**
 * The processing of each customer of a subtask, for all inputs: load the customer, ask the domain,
 * store the result, set the timer, emit.
 */
final class CustomerProcessor implements Timers.Visitor {

    private final OperatorClock clock;
    private final CustomerCounts counts;
    private final KeyedStore customers;
    private final Timers timers;
    private final TimerPolicy timerPolicy;
    private final CustomerCodec codec;
    private final ChurnMetrics metrics;
    private final CustomerOutput output;
    private final WaitingFacts waiting = new WaitingFacts();
    private final String[] comingUp = new String[KeyedStore.FETCHED_AT_ONCE];
    private final ErasedCustomers erased = new ErasedCustomers();

    private CustomerWatch watch;
    private FastPathAppender routine;
    private Rulebook rules;

    /**
     * @param rulebook the rules as far as they are known
     */
    CustomerProcessor(
            Rulebook rulebook,
            OperatorClock clock,
            CustomerCounts counts,
            KeyedStore customers,
            Timers timers,
            TimerPolicy timerPolicy,
            ChurnMetrics metrics,
            CustomerOutput output) {
        this.clock = clock;
        this.counts = counts;
        this.customers = customers;
        this.timers = timers;
        this.timerPolicy = timerPolicy;
        this.metrics = metrics;
        this.output = output;
        codec = new CustomerCodec(rulebook.first().rfm().rates().base());
        judgeBy(rulebook);
    }

    /** Applies these rules from now on. Stored customers were evaluated by earlier rules. */
    void judgeBy(Rulebook rulebook) {
        watch = new CustomerWatch(rulebook);
        routine = new FastPathAppender(rulebook);
        rules = rulebook;
    }

    /**
     * Takes a fact: at once if it is late, else before the clock advances or the state is read. It
     * causes no event before then.
     */
    void take(CustomerFact fact) throws Exception {
        boolean late = fact.fact().occurredAt() <= clock.of(fact.customerId());
        if (!waiting.add(fact, customers.tag(fact.customerId())) || late) {
            takeWaiting();
        }
    }

    /** Takes the facts that have come, together. */
    void takeWaiting() throws Exception {
        waiting.sort();
        for (int next = 0; next < waiting.count(); ) {
            int end = Math.min(waiting.count(), next + comingUp.length);
            for (int i = next; i < end; i++) {
                comingUp[i - next] = waiting.get(i).customerId();
            }
            customers.prefetch(comingUp, end - next);
            for (; next < end; next++) {
                takeNow(waiting.get(next));
            }
        }
        waiting.clear();
    }

    private void takeNow(CustomerFact taken) throws Exception {
        Fact fact = taken.fact();
        long now = clock.of(taken.customerId());
        CachedEntry customer = customers.load(taken.customerId());
        boolean isNew = customer.length == 0;
        if (routine.take(customer, fact, now)) {
            timerPolicy.arm(customer);
            customers.changed(customer);
            metrics.routineFact(fact.occurredAt());
            if (output.wantsProfiles()) {
                output.profile(taken.customerId(), codec.read(customer), now, rules);
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
        takeWaiting();
        clock.advance(instant);
        timers.fire(clock.watermark(), this);
    }

    /**
     * Brings forward the timer of a customer whose next check was computed by earlier rules, if the
     * current rules require it.
     *
     * @param from the first instant at which the rules differ, UTC epoch milliseconds: a customer
     *     with a check before it needs no change
     */
    void align(String customerId, long from) throws Exception {
        CachedEntry customer = customers.peek(customerId);
        if (customer == null || customer.nextCheckAt <= from) {
            return;
        }
        long nextCheckAt =
                watch.nextCheckAt(codec.readForWalk(customer), clock.of(customerId), from);
        if (nextCheckAt < customer.nextCheckAt) {
            CachedEntry kept = customers.load(customerId);
            kept.nextCheckAt = nextCheckAt;
            timerPolicy.arm(kept);
            customers.changed(kept);
        }
    }

    /**
     * Removes a customer's facts up to a request, and emits a receipt. Warnings about them are not
     * closed.
     *
     * @param at the time of the request, UTC epoch milliseconds; later facts stay
     */
    void erase(String customerId, long at) throws Exception {
        takeWaiting();
        CachedEntry customer = customers.load(customerId);
        CustomerProfile profile = codec.read(customer);
        Erasure erasure = Erasure.of(profile, at);
        output.event(WarningEvent.erased(customerId, at, erasure.receipt()));
        if (customer.length == 0) {
            output.profile(customerId, CustomerProfile.EMPTY, at, rules);
        } else if (erasure.rest() != profile) {
            judge(customer, profile, erasure.rest(), at);
        }
        // Stale timers may exist even for a customer who was forgotten long ago.
        erased.add(customerId);
    }

    private void judge(CachedEntry customer, CustomerProfile before, CustomerProfile rest, long at)
            throws Exception {
        String customerId = customer.customerId();
        long now = clock.of(customerId);
        Decision decision = watch.onErasure(customerId, rest, at, now);
        codec.write(decision.profile(), customer);
        keep(customer, before, decision, now);
        if (customer.length == 0) {
            counts.forgotten(customerId);
        }
        output.events(decision);
    }

    /** Brings the state backend up to date. */
    void flush() throws Exception {
        takeWaiting();
        erased.erase(timers, customers);
        customers.flush();
        timers.flush();
    }

    private void walk(CachedEntry customer, Fact fact, long now) throws Exception {
        CustomerProfile profile = codec.read(customer);
        Decision decision = watch.onFact(customer.customerId(), profile, fact, now);
        metrics.fact(fact.occurredAt(), fact.occurredAt() <= now, decision);
        if (decision.profile() != profile) {
            boolean wasKept = customer.length > 0;
            codec.write(decision.profile(), customer);
            keep(customer, profile, decision, now);
            if (wasKept && customer.length == 0) {
                metrics.customerForgotten(customer.customerId());
            }
        }
        output.events(decision);
    }

    @Override
    public void comingUp(String[] customerIds, int count) {
        customers.prefetch(customerIds, count);
    }

    @Override
    public void onTimer(String customerId, long at) throws Exception {
        CachedEntry customer = customers.load(customerId);
        if (customer.timerAt != at) {
            return;
        }
        customer.timerAt = CachedEntry.NEVER;
        long now = clock.of(customerId);
        if (customer.nextCheckAt > now) {
            metrics.spuriousTimer();
            timerPolicy.arm(customer);
            customers.changed(customer);
            return;
        }
        CustomerProfile profile = codec.readForWalk(customer);
        Decision decision = watch.onClock(customerId, profile, now);
        if (!codec.writeAfterWalk(profile, decision.profile(), customer)) {
            decision = watch.onClock(customerId, codec.read(customer), now);
            codec.write(decision.profile(), customer);
        }
        metrics.clock(decision);
        keep(customer, profile, decision, now);
        if (customer.length == 0) {
            metrics.customerForgotten(customerId);
        }
        output.events(decision);
    }

    /** Applies a decision that is already written into the customer's entry. */
    private void keep(CachedEntry customer, CustomerProfile before, Decision decision, long now)
            throws IOException {
        timerPolicy.arm(customer);
        customers.changed(customer);
        counts.warned(customer.customerId(), before.open(), decision.profile().open());
        output.profile(customer.customerId(), decision.profile(), now, rules);
    }
}
