package io.churnwarnings.testkit.oracle;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.policy.CustomerValue;
import io.churnwarnings.domain.policy.DriftPolicy;
import io.churnwarnings.domain.policy.LineKind;
import io.churnwarnings.domain.policy.LinePolicy;
import io.churnwarnings.domain.policy.LossPolicy;
import io.churnwarnings.domain.policy.Plays;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.RfmPolicy;
import io.churnwarnings.domain.policy.SegmentType;
import io.churnwarnings.domain.policy.Segments;
import io.churnwarnings.testkit.Policies;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Draws changes of the rules of a log: when they hurt most, and in all that may change. */
final class NastyRules {

    private final NastyLog log;
    private final Random random;
    private final Policy base;

    NastyRules(NastyLog log) {
        this.log = log;
        random = new Random(~log.seed());
        base = log.policy();
    }

    Map<Long, Policy> draw() {
        Map<Long, Policy> changes = new TreeMap<>();
        int size = 1 + random.nextInt(3);
        for (int i = 1; i <= size; i++) {
            changes.put(anInstant(), policy("r-" + i));
        }
        return changes;
    }

    /** At a fact, at a line, or anywhere, and sometimes just before or after it. */
    private long anInstant() {
        List<Fact> facts = log.facts();
        Fact fact = facts.get(random.nextInt(facts.size()));
        long first = facts.stream().mapToLong(Fact::occurredAt).min().orElseThrow();
        long length = log.finalClock() - first;
        return switch (random.nextInt(4)) {
            case 0 -> fact.occurredAt() + random.nextInt(3) - 1;
            case 1, 2 -> aLine(fact.occurredAt()) + random.nextInt(3) - 1;
            default -> first + (long) (length * random.nextDouble());
        };
    }

    private long aLine(long after) {
        List<Long> orders =
                log.facts().stream()
                        .filter(fact -> fact.type() == FactType.PURCHASE)
                        .map(Fact::occurredAt)
                        .filter(at -> at <= after)
                        .sorted()
                        .toList();
        if (orders.isEmpty()) {
            return after;
        }
        List<Long> lines = List.copyOf(new ReferenceRhythm(orders, base).lines().values());
        return lines.get(random.nextInt(lines.size()));
    }

    private Policy policy(String version) {
        double floor = oneOf(1, 1, 1, 3, 10);
        boolean otherModel = random.nextInt(3) == 0;
        Policy drawn =
                new Policy(
                        base.occasionWindow(),
                        otherModel ? meanGapDays() : base.meanGapDays(),
                        otherModel ? oneOf(3, 1, 0) : base.priorWeight(),
                        base.estimator(),
                        floor,
                        Math.max(floor, oneOf(2, 12, 60, 180, 180)),
                        (int) oneOf(base.minGaps(), base.minGaps(), 0, 1, 2),
                        random.nextInt(4) > 0,
                        1.5,
                        2,
                        otherModel
                                ? base.line().with(new NastyPolicies(random).returns())
                                : base.line(),
                        base.lostAfter(),
                        base.retention(),
                        base.historyFacts(),
                        base.historyMaxFacts(),
                        base.disorder(),
                        base.warningsFrom(),
                        base.backlog(),
                        rfm(),
                        drift(),
                        otherModel ? otherLoss(version) : base.loss(),
                        Segments.NONE,
                        version,
                        base.calendar(),
                        base.holdout());
        Policy everybody = withLines(drawn, version);
        return random.nextBoolean() ? everybody : everybody.with(segments(everybody, version));
    }

    /** Lines of a price cannot do without one. */
    private double meanGapDays() {
        double any = oneOf(Double.NaN, 5, 40, 300);
        return Double.isNaN(any) && base.line().kind() == LineKind.PRICE ? 12 : any;
    }

    private Policy withLines(Policy policy, String suffix) {
        double atRisk = oneOf(1.5, 1.5, 0.5, 1, 3);
        long lost = (long) oneOf(10, 30, 90, 365) * Policies.DAY;
        boolean another = random.nextBoolean() && lost + 1_000 < policy.retention();
        boolean holdsBack = policy.loss().estimator() != null && random.nextBoolean();
        double factor = oneOf(1, 1, 0.3, 2);
        LinePolicy line = policy.line();
        return policy.with(
                        line.withPrices(
                                        line.atRiskPrice() * factor,
                                        line.likelyLostPrice() * Math.min(1, factor))
                                .withDays(
                                        line.atRiskDays() * factor,
                                        line.likelyLostDays() * Math.max(1, factor)))
                .withLines(
                        atRisk,
                        atRisk + oneOf(0, 0.5, 0.5, 2),
                        another ? lost : policy.lostAfter(),
                        holdsBack ? oneOf(0.2, 0.5, 0.8) : 0,
                        plays("-" + suffix));
    }

    private Segments segments(Policy everybody, String version) {
        List<Policy> policies = new ArrayList<>();
        for (SegmentType type : SegmentType.values()) {
            boolean named = random.nextBoolean();
            Policy high = named ? withLines(everybody, version + "-" + type) : everybody;
            boolean split = random.nextBoolean();
            policies.add(high);
            policies.add(split ? withLines(high, version + "-" + type + "-normal") : high);
        }
        if (policies.size() != SegmentType.values().length * CustomerValue.values().length) {
            throw new IllegalStateException("a value without a policy");
        }
        return new Segments(policies);
    }

    private static Plays plays(String suffix) {
        Map<String, String> words = new HashMap<>();
        Plays.standard().words().forEach((who, word) -> words.put(who, word + suffix));
        return new Plays(words);
    }

    private RfmPolicy rfm() {
        RfmPolicy rfm = base.rfm();
        long least = (long) oneOf(1, 10, 30) * 10_000;
        return new RfmPolicy(
                rfm.zone(),
                rfm.months(),
                rfm.recencyBreaks(),
                rfm.frequencyBreaks(),
                List.of(least, 3 * least, 9 * least, 20 * least),
                rfm.rates(),
                rfm.loyalOccasions(),
                rfm.plays());
    }

    private DriftPolicy drift() {
        return new DriftPolicy(
                (int) oneOf(4, 4, 5, 6),
                oneOf(1.05, 1.2, 1.6),
                BigDecimal.valueOf(oneOf(0.9, 0.6, 1)));
    }

    private LossPolicy otherLoss(String version) {
        return random.nextInt(3) == 0
                ? LossPolicy.NONE
                : new LossPolicy("m-" + version, new NastyPolicies(random).estimator(), 0);
    }

    private double oneOf(double... values) {
        return values[random.nextInt(values.length)];
    }
}
