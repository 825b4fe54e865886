package io.churnwarnings.tools.backtest;

import io.churnwarnings.domain.CustomerWatch;
import io.churnwarnings.domain.Decision;
import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.state.CustomerProfile;
import io.churnwarnings.domain.state.Entry;
import io.churnwarnings.domain.state.Ledger;
import io.churnwarnings.tools.input.Arrival;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lets the job's own domain code walk through the history of one customer. What comes in time is
 * put into the ledger many facts at once, which changes nothing: events follow from the facts, and
 * not from when they were looked at. What comes late is taken in as the job takes it.
 */
final class Replay {

    private static final int AT_ONCE = 128;

    private final String customer;
    private final CustomerWatch watch;
    private final Consumer<WarningEvent> heard;
    private final List<Entry> waiting = new ArrayList<>();
    private CustomerProfile profile = CustomerProfile.EMPTY;
    private long settled = Long.MIN_VALUE;

    private Replay(String customer, Rulebook rules, Consumer<WarningEvent> heard) {
        this.customer = customer;
        this.watch = new CustomerWatch(rules);
        this.heard = heard;
    }

    /**
     * The warnings of a customer, in their order.
     *
     * @param arrivals the customer's facts in order of arrival
     * @param end what the clock shows in the end
     * @param from warnings from this instant on are told, UTC epoch milliseconds
     */
    static List<Warned> warnings(
            String customer, List<Arrival> arrivals, long end, Policy policy, long from) {
        List<Warned> warnings = new ArrayList<>();
        play(
                customer,
                arrivals,
                end,
                Rulebook.of(policy),
                event -> {
                    if (event.occurredAt() >= from && Warned.isRaised(event)) {
                        warnings.add(Warned.of(event));
                    }
                });
        return warnings;
    }

    /**
     * Tells all events of a customer, in their order.
     *
     * @param arrivals the customer's facts in order of arrival
     * @param end what the clock shows in the end
     */
    static void play(
            String customer,
            List<Arrival> arrivals,
            long end,
            Rulebook rules,
            Consumer<WarningEvent> heard) {
        Replay replay = new Replay(customer, rules, heard);
        arrivals.forEach(replay::take);
        replay.advance(end);
    }

    private void take(Arrival arrival) {
        Fact fact = arrival.fact();
        boolean late = fact.occurredAt() <= arrival.clock();
        if (late || waiting.size() == AT_ONCE || !profile.pendingEvents().isEmpty()) {
            advance(arrival.clock());
            hear(watch.onFact(customer, profile, fact, arrival.clock()));
        } else {
            waiting.add(new Entry(fact, Entry.NEVER));
        }
    }

    private void advance(long clock) {
        if (!waiting.isEmpty()) {
            Ledger ledger = profile.ledger();
            List<Entry> entries = new ArrayList<>(ledger.entries());
            entries.addAll(waiting);
            entries.sort(Comparator.comparing(Entry::fact));
            profile =
                    new CustomerProfile(
                            new Ledger(ledger.compacted(), entries, ledger.oldestKept()),
                            profile.published(),
                            profile.pendingEvents(),
                            settled + 1,
                            profile.upToDate());
            waiting.clear();
        }
        while (profile.nextCheckAt() <= clock) {
            hear(watch.onClock(customer, profile, clock));
        }
        settled = clock;
    }

    private void hear(Decision decision) {
        decision.events().forEach(heard);
        profile = decision.profile();
    }
}
