package io.churnwarnings.testkit.oracle;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One customer's facts in an order of arrival with the steps of the clock between them, made to be
 * awkward; its text is all one needs to follow a failure.
 *
 * @param seed gives the same log again
 * @param policy in force before every change
 * @param changes of the rules, by the instant from which on they are in force
 * @param arrivals ends with a step of the clock
 */
public record NastyLog(
        long seed, Policy policy, Map<Long, Policy> changes, List<Arrival> arrivals) {

    public static final String CUSTOMER = "客户-1";

    public NastyLog(long seed, Policy policy, List<Arrival> arrivals) {
        this(seed, policy, Map.of(), arrivals);
    }

    /** The same log of a shop that changes its rules on the way. */
    public NastyLog withChangingRules() {
        return new NastyLog(seed, policy, new NastyRules(this).draw(), arrivals);
    }

    /** The same log with a new order in place of each fact. */
    public NastyLog withOrdersAlone() {
        List<Arrival> orders = new ArrayList<>(arrivals);
        for (int i = 0; i < orders.size(); i++) {
            if (orders.get(i) instanceof Arrival.OfFact taken) {
                Fact fact = taken.fact();
                orders.set(
                        i,
                        new Arrival.OfFact(
                                new Fact(
                                        fact.occurredAt(),
                                        "order-" + i,
                                        FactType.PURCHASE,
                                        fact.amount(),
                                        policy.rfm().rates().base())));
            }
        }
        return new NastyLog(seed, policy, changes, orders);
    }

    /** The rules over time as the reference wants them. */
    public ReferenceRules rules() {
        return new ReferenceRules(policy, changes);
    }

    /** A log in which no fact comes later than the clock. */
    public static NastyLog onTime(long seed) {
        return new NastyLogMaker(seed, false).make();
    }

    /** A log in which no fact comes later than the clock, of a shop with these rules. */
    public static NastyLog onTime(long seed, Policy policy) {
        return new NastyLogMaker(seed, false, policy).make();
    }

    /** A log in which some facts come after the clock has passed them, some of them long after. */
    public static NastyLog withLateFacts(long seed) {
        return new NastyLogMaker(seed, true).make();
    }

    /** The same, of a shop with these rules. */
    public static NastyLog withLateFacts(long seed, Policy policy) {
        return new NastyLogMaker(seed, true, policy).make();
    }

    /**
     * A log with single refunds and running refund sums.
     *
     * @param late whether some facts come after the clock has passed them
     */
    public static NastyLog withRunningSums(long seed, boolean late) {
        return new NastyLogMaker(seed, late).withRunningSums().make();
    }

    public List<Fact> facts() {
        return arrivals.stream()
                .filter(Arrival.OfFact.class::isInstance)
                .map(arrival -> ((Arrival.OfFact) arrival).fact())
                .toList();
    }

    public long finalClock() {
        return ((Arrival.OfClock) arrivals.get(arrivals.size() - 1)).to();
    }

    @Override
    public String toString() {
        String steps =
                arrivals.stream()
                        .map(arrival -> "  " + arrival + "\n")
                        .collect(Collectors.joining());
        String later =
                new TreeMap<>(changes)
                        .entrySet().stream()
                                .map(c -> Texts.instant(c.getKey()) + " " + c.getValue() + "\n")
                                .collect(Collectors.joining());
        return "seed %d, going live %s%n%s%n%s%s"
                .formatted(seed, Texts.instant(policy.warningsFrom()), policy, later, steps);
    }
}
