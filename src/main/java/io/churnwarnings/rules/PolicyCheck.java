package io.churnwarnings.rules;

import io.churnwarnings.domain.policy.CustomerValue;
import io.churnwarnings.domain.policy.LineKind;
import io.churnwarnings.domain.policy.LinePolicy;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.SegmentType;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds contradictions in a policy whose individual values are valid. */
final class PolicyCheck {

    private static final String UNNAMED =
            " (values that a document does not name come from the job's configuration)";

    private final Set<String> mistakes = new LinkedHashSet<>();

    private PolicyCheck() {}

    /** All mistakes, each of them once. */
    static Set<String> mistakes(Policy policy) {
        PolicyCheck check = new PolicyCheck();
        check.cycle(policy);
        check.lines("", policy);
        if (check.mistakes.isEmpty() && !policy.segments().isEmpty()) {
            for (SegmentType type : SegmentType.values()) {
                for (CustomerValue value : CustomerValue.values()) {
                    check.lines(
                            "segment " + type + "." + value + ": ",
                            policy.segments().of(type, value));
                }
            }
        }
        return check.mistakes;
    }

    private void cycle(Policy policy) {
        if (policy.ceilingDays() < policy.floorDays()) {
            below(
                    "",
                    "cycleCeilingDays",
                    policy.ceilingDays(),
                    "cycleFloorDays",
                    policy.floorDays());
        }
    }

    private void lines(String who, Policy policy) {
        kind(who, policy);
        if (policy.likelyLostCycles() < policy.atRiskCycles()) {
            below(
                    who,
                    "likelyLostCycles",
                    policy.likelyLostCycles(),
                    "atRiskCycles",
                    policy.atRiskCycles());
        }
        if (policy.retention() <= policy.lostAfter() + 1_000) {
            mistakes.add(
                    who
                            + "lostAfterDays is "
                            + policy.lostAfter() / Policy.DAY
                            + ", but must be more than 1 s below churn.retention, which is "
                            + policy.retention() / Policy.DAY
                            + " d: a customer cannot be forgotten before they are lost; lower it");
        }
        if (policy.loss().minProbability() > 0 && policy.loss().estimator() == null) {
            mistakes.add(
                    who
                            + "minLossProbability is "
                            + policy.loss().minProbability()
                            + ", but must be 0 as long as no model with gamma and logNormal is in"
                            + " force: publish such a model that takes effect no later");
        }
    }

    private void kind(String who, Policy policy) {
        LinePolicy line = policy.line();
        if (line.kind() == LineKind.DAYS && line.likelyLostDays() < line.atRiskDays()) {
            below(who, "likelyLostDays", line.likelyLostDays(), "atRiskDays", line.atRiskDays());
        }
        if (line.kind() == LineKind.PRICE && line.likelyLostPrice() > line.atRiskPrice()) {
            below(
                    who,
                    "atRiskPrice",
                    line.atRiskPrice(),
                    "likelyLostPrice",
                    line.likelyLostPrice());
        }
        if (line.kind() == LineKind.PRICE && (line.returns() == null || !policy.hasMeanGap())) {
            mistakes.add(
                    who
                            + "churn.line is price, which needs a model with gamma and meanGapDays"
                            + " (or churn.cycle.mean-gap): publish a model that has them");
        }
    }

    private void below(String who, String upper, double high, String lower, double low) {
        mistakes.add(
                who
                        + upper
                        + " is "
                        + high
                        + ", but must not be below "
                        + lower
                        + ", which is "
                        + low
                        + ": raise the one or lower the other"
                        + UNNAMED);
    }
}
