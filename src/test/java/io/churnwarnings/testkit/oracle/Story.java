package io.churnwarnings.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.testkit.Policies;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A customer's history in days, to read like an example. */
final class Story {

    /** Day 0: 2024-01-01. */
    static final long START = 1_704_067_200_000L;

    private static final String CUSTOMER = "anna";

    private final Policy policy;
    private final ReferenceTimeline timeline;
    private final List<Fact> facts = new ArrayList<>();
    private final List<ExpectedEvent> published = new ArrayList<>();
    private int told;

    Story(Policy policy) {
        this.policy = policy;
        this.timeline = new ReferenceTimeline(CUSTOMER, policy);
    }

    /**
     * Of a customer who buys every ten days: AT_RISK after 15 days of silence, LIKELY_LOST after
     * 20, LOST after 365.
     */
    static Story ofRegularCustomer(Policy policy) {
        return new Story(policy).buys("a", 0).buys("b", 10).buys("c", 20);
    }

    static long day(double day) {
        return START + Math.round(day * Policies.DAY);
    }

    Story buys(String order, double day) {
        return arrives(new Fact(day(day), order, FactType.PURCHASE, 50_0000, "CNY"));
    }

    Story cancels(String order, double day) {
        return arrives(
                new Fact(day(day), order, FactType.CANCELLATION, Fact.UNKNOWN_AMOUNT, "CNY"));
    }

    Story isRefunded(String order, double day) {
        return arrives(new Fact(day(day), order, FactType.REFUND, 10_0000, "CNY"));
    }

    Story arrives(Fact fact) {
        facts.add(fact);
        published.addAll(timeline.arrive(fact));
        return this;
    }

    Story clock(double day) {
        published.addAll(timeline.advance(day(day)));
        return this;
    }

    /** The events published since this was last asked. */
    List<String> told() {
        List<String> sentences = newEvents().stream().map(Story::sentence).toList();
        told = published.size();
        return sentences;
    }

    List<ExpectedEvent> newEvents() {
        return published.subList(told, published.size());
    }

    /**
     * All events up to the day, when every fact came on time; the model of all facts says the same.
     */
    List<String> until(double day) {
        clock(day);
        assertThat(published)
                .isEqualTo(new ReferenceModel(CUSTOMER, policy).events(facts, day(day)));
        return told();
    }

    ReferenceCounters counters() {
        return timeline.counters();
    }

    private static String sentence(ExpectedEvent event) {
        return "day %s: %s %s, silent since day %s%s"
                .formatted(
                        days(event.occurredAt()),
                        event.type(),
                        event.stage(),
                        days(event.lastPurchaseAt()),
                        event.backlog() ? ", backlog" : "");
    }

    private static String days(long instant) {
        BigDecimal days = BigDecimal.valueOf((instant - START) / Policy.DAY).stripTrailingZeros();
        return days.toPlainString();
    }
}
