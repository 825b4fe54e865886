package io.churnwarnings.domain;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactOutcome;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.state.CustomerProfile;
import io.churnwarnings.testkit.Policies;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A customer's timeline in the domain, with times in days. */
public final class Timeline {

    static final long DAY_0 = 1_704_067_200_000L;

    private CustomerWatch watch;
    private final List<String> said = new ArrayList<>();
    private CustomerProfile profile = CustomerProfile.EMPTY;
    private FactOutcome outcome;
    private long clock = Long.MIN_VALUE;

    public Timeline(Policy policy) {
        this(Rulebook.of(policy));
    }

    public Timeline(Rulebook rules) {
        watch = new CustomerWatch(rules);
    }

    /**
     * A customer with the orders a, b and c on days 0, 10 and 20: AT_RISK on day 35, LIKELY_LOST on
     * day 40, LOST on day 385.
     */
    public static Timeline ofRegular(Policy policy) {
        return ofRegular(Rulebook.of(policy));
    }

    public static Timeline ofRegular(Rulebook rules) {
        return new Timeline(rules).buys("a", 0).buys("b", 10).buys("c", 20);
    }

    public static long day(double day) {
        return DAY_0 + Math.round(day * Policies.DAY);
    }

    public Timeline buys(String order, double day) {
        return takes(new Fact(day(day), order, FactType.PURCHASE, 10_0000, "CNY"));
    }

    public Timeline cancels(String order, double day) {
        return takes(new Fact(day(day), order, FactType.CANCELLATION, Fact.UNKNOWN_AMOUNT, "CNY"));
    }

    public Timeline isRefunded(String order, double day) {
        return takes(new Fact(day(day), order, FactType.REFUND, 1_0000, "CNY"));
    }

    Timeline takes(Fact fact) {
        Decision decision = watch.onFact("ann", profile, fact, clock);
        outcome = decision.outcome();
        take(decision);
        return this;
    }

    public Timeline clock(double day) {
        clock = day(day);
        if (!profile.isEmpty() && profile.nextCheckAt() <= clock) {
            take(watch.onClock("ann", profile, clock));
        }
        return this;
    }

    /** Other rules become known, of which the clock has passed none. */
    Timeline hearsOf(Rulebook rules) {
        return hearsOf(rules, clock + 1);
    }

    /** Other rules become known that differ from an instant on. */
    Timeline hearsOf(Rulebook rules, long from) {
        watch = new CustomerWatch(rules);
        profile = profile.wakingAt(watch.nextCheckAt(profile, clock, from));
        return this;
    }

    /** The job restarts with other rules, without a check of the customers. */
    Timeline isJudgedBy(Rulebook rules) {
        watch = new CustomerWatch(rules);
        return this;
    }

    /** The events since the last call. */
    public List<String> said() {
        List<String> sentences = List.copyOf(said);
        said.clear();
        return sentences;
    }

    public FactOutcome outcome() {
        return outcome;
    }

    public CustomerProfile profile() {
        return profile;
    }

    private void take(Decision decision) {
        profile = decision.profile();
        for (WarningEvent event : decision.events()) {
            said.add(
                    "day %s: %s %s%s"
                            .formatted(
                                    days(event.occurredAt()),
                                    event.type(),
                                    event.stage(),
                                    event.backlog() ? ", backlog" : ""));
        }
    }

    private static String days(long instant) {
        return BigDecimal.valueOf((instant - DAY_0) / Policy.DAY)
                .stripTrailingZeros()
                .toPlainString();
    }
}
