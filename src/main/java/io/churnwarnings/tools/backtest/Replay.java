package io.churnwarnings.tools.backtest;

import io.churnwarnings.domain.CustomerProfile;
import io.churnwarnings.domain.CustomerWatch;
import io.churnwarnings.domain.Policy;
import io.churnwarnings.domain.Verdict;
import io.churnwarnings.tools.Arrival;
import io.churnwarnings.tools.FactLog;
import java.util.ArrayList;
import java.util.List;

/** Lets the job's own domain code walk through a history, customer by customer. */
final class Replay {

    private final FactLog log;
    private final CustomerWatch watch;
    private final long from;

    /**
     * A walk that has still to be made.
     *
     * @param from warnings from this instant on are told, UTC epoch milliseconds
     */
    Replay(FactLog log, Policy policy, long from) {
        this.log = log;
        this.watch = new CustomerWatch(policy);
        this.from = from;
    }

    /** The warnings of all customers, in their order and that of time. */
    List<Warned> warnings() {
        return log.customers().parallelStream().map(this::warnings).flatMap(List::stream).toList();
    }

    private List<Warned> warnings(String customer) {
        List<Warned> warnings = new ArrayList<>();
        CustomerProfile profile = CustomerProfile.EMPTY;
        for (Arrival arrival : log.arrivals(customer)) {
            profile = advance(customer, profile, arrival.clock(), warnings);
            Verdict verdict = watch.onFact(customer, profile, arrival.fact(), arrival.clock());
            profile = take(verdict, warnings);
        }
        advance(customer, profile, log.finalClock(), warnings);
        return warnings;
    }

    private CustomerProfile advance(
            String customer, CustomerProfile profile, long clock, List<Warned> warnings) {
        CustomerProfile next = profile;
        while (next.wakeAt() <= clock) {
            next = take(watch.onClock(customer, next, clock), warnings);
        }
        return next;
    }

    private CustomerProfile take(Verdict verdict, List<Warned> warnings) {
        verdict.events().stream()
                .filter(event -> event.occurredAt() >= from)
                .filter(Warned::isRaised)
                .map(Warned::of)
                .forEach(warnings::add);
        return verdict.profile();
    }
}
