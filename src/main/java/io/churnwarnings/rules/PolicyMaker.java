package io.churnwarnings.rules;

import io.churnwarnings.domain.calendar.BusinessTime;
import io.churnwarnings.domain.calendar.CalendarPolicy;
import io.churnwarnings.domain.calendar.ShopCalendar;
import io.churnwarnings.domain.policy.CustomerValue;
import io.churnwarnings.domain.policy.DriftPolicy;
import io.churnwarnings.domain.policy.LinePolicy;
import io.churnwarnings.domain.policy.LossPolicy;
import io.churnwarnings.domain.policy.Plays;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.RfmPolicy;
import io.churnwarnings.domain.policy.SegmentType;
import io.churnwarnings.domain.policy.Segments;
import io.churnwarnings.model.LinePrices;
import io.churnwarnings.model.PopulationModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds the policy of a time from the rules document and the model in force then, and from the
 * job's configuration for all else.
 */
final class PolicyMaker {

    private final Configured configured;
    private final Policy base;
    private BusinessTime latest;

    PolicyMaker(Configured configured) {
        this.configured = configured;
        base = configured.policy();
    }

    Policy policy(InForce inForce) {
        RulesDocument rules = inForce.rules();
        PopulationModel model = inForce.model();
        LossPolicy loss = model == null ? base.loss() : loss(model);
        double meanGapDays = model == null ? base.meanGapDays() : meanGapDays(model);
        LineChanges lines = rules.everybody();
        Policy policy =
                new Policy(
                        base.occasionWindow(),
                        meanGapDays,
                        model == null ? base.priorWeight() : priorWeight(model),
                        base.estimator(),
                        or(rules.cycleFloorDays(), base.floorDays()),
                        or(rules.cycleCeilingDays(), base.ceilingDays()),
                        or(rules.minGaps(), minGaps(meanGapDays)),
                        or(rules.oneTimeBuyers(), base.oneTimeBuyers()),
                        or(lines.atRiskCycles(), base.atRiskCycles()),
                        or(lines.likelyLostCycles(), base.likelyLostCycles()),
                        line(model == null ? base.line() : line(model), lines),
                        or(lines.lostAfterMillis(), base.lostAfter()),
                        base.retention(),
                        base.historyFacts(),
                        base.historyMaxFacts(),
                        base.disorder(),
                        base.warningsFrom(),
                        base.backlog(),
                        rfm(rules),
                        drift(rules),
                        new LossPolicy(
                                loss.modelVersion(),
                                loss.estimator(),
                                or(lines.minLossProbability(), base.loss().minProbability())),
                        Segments.NONE,
                        rules.rulesVersion(),
                        calendar(rules, inForce.calendar()),
                        rules.holdoutShare() == null
                                ? base.holdout()
                                : base.holdout().with(rules.holdoutShare()));
        return rules.segments().isEmpty() ? policy : policy.with(segments(policy, rules));
    }

    private static Segments segments(Policy everybody, RulesDocument rules) {
        List<Policy> policies = new ArrayList<>();
        for (SegmentType type : SegmentType.values()) {
            Policy high = segment(everybody, rules, type, CustomerValue.HIGH);
            Policy normal = segment(everybody, rules, type, CustomerValue.NORMAL);
            policies.add(high);
            policies.add(normal.equals(high) ? high : normal);
        }
        return new Segments(policies);
    }

    /** Settings for a type and a value take precedence over settings for one of them. */
    private static Policy segment(
            Policy everybody, RulesDocument rules, SegmentType type, CustomerValue value) {
        Policy policy = everybody;
        for (String name : List.of(value.name(), type.name(), type + "." + value)) {
            LineChanges lines = rules.segments().get(name);
            if (lines != null) {
                policy =
                        policy.withLines(
                                        or(lines.atRiskCycles(), policy.atRiskCycles()),
                                        or(lines.likelyLostCycles(), policy.likelyLostCycles()),
                                        or(lines.lostAfterMillis(), policy.lostAfter()),
                                        or(
                                                lines.minLossProbability(),
                                                policy.loss().minProbability()),
                                        plays(policy.rfm().plays(), lines))
                                .with(line(policy.line(), lines));
            }
        }
        return policy;
    }

    private CalendarPolicy calendar(RulesDocument rules, ShopCalendar calendar) {
        CalendarPolicy policy =
                base.calendar()
                        .with(
                                or(rules.promotionMinOccasions(), base.calendar().minOccasions()),
                                or(rules.promotionShare(), base.calendar().share()));
        return calendar == null ? policy : policy.with(time(calendar));
    }

    /** Policies of one calendar share its tables. */
    private BusinessTime time(ShopCalendar calendar) {
        if (latest == null || latest.calendar() != calendar) {
            latest = BusinessTime.of(calendar, base.rfm().zone());
        }
        return latest;
    }

    private RfmPolicy rfm(RulesDocument rules) {
        RfmPolicy rfm = base.rfm();
        return new RfmPolicy(
                rfm.zone(),
                rfm.months(),
                rfm.recencyBreaks(),
                rfm.frequencyBreaks(),
                or(rules.monetaryBreaks(), rfm.monetaryBreaks()),
                rfm.rates(),
                rfm.loyalOccasions(),
                plays(rfm.plays(), rules.everybody()));
    }

    private static Plays plays(Plays usual, LineChanges lines) {
        if (lines.plays().isEmpty()) {
            return usual;
        }
        Map<String, String> words = new HashMap<>(usual.words());
        words.putAll(lines.plays());
        return new Plays(words);
    }

    private DriftPolicy drift(RulesDocument rules) {
        return new DriftPolicy(
                or(rules.driftMinGaps(), base.drift().minGaps()),
                or(rules.driftGapRatio(), base.drift().gapRatio()),
                or(rules.driftAmountRatio(), base.drift().amountRatio()));
    }

    /** The lines of the job, with a model's prices. */
    private LinePolicy line(PopulationModel model) {
        LinePrices prices = model.lines() == null ? LinePrices.USUAL : model.lines();
        return base.line()
                .with(model.returns(configured.horizonDays()))
                .withPrices(
                        or(configured.atRiskPrice(), prices.atRisk()),
                        or(configured.likelyLostPrice(), prices.likelyLost()));
    }

    private static LinePolicy line(LinePolicy usual, LineChanges lines) {
        return usual.withPrices(
                        or(lines.atRiskPrice(), usual.atRiskPrice()),
                        or(lines.likelyLostPrice(), usual.likelyLostPrice()))
                .withDays(
                        or(lines.atRiskDays(), usual.atRiskDays()),
                        or(lines.likelyLostDays(), usual.likelyLostDays()));
    }

    private LossPolicy loss(PopulationModel model) {
        return new LossPolicy(
                model.modelVersion(),
                model.estimator(configured.horizonDays(), configured.valueHorizonDays())
                        .orElse(null),
                0);
    }

    private double meanGapDays(PopulationModel model) {
        return or(configured.meanGapDays(), or(model.meanGapDays(), Double.NaN));
    }

    private double priorWeight(PopulationModel model) {
        return or(configured.priorWeight(), or(model.priorWeight(), configured.usualPriorWeight()));
    }

    private int minGaps(double meanGapDays) {
        return or(configured.minGaps(), Double.isNaN(meanGapDays) ? 2 : 1);
    }

    private static <T> T or(T said, T usual) {
        return said == null ? usual : said;
    }
}
