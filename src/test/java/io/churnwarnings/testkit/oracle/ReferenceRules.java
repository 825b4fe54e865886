package io.churnwarnings.testkit.oracle;

import io.churnwarnings.domain.policy.LossEstimator;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.model.LossProbability;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The rules in force over time. */
public final class ReferenceRules {

    private final Policy first;
    private final NavigableMap<Long, Policy> changes;

    /** One for each model, because it caches expensive results. */
    private final Map<LossEstimator, ReferenceLoss> losses = new IdentityHashMap<>();

    /**
     * @param changes by the instant from which on they are in force
     */
    public ReferenceRules(Policy first, Map<Long, Policy> changes) {
        this.first = first;
        this.changes = new TreeMap<>(changes);
    }

    static ReferenceRules of(Policy policy) {
        return new ReferenceRules(policy, Map.of());
    }

    /** For all that never changes, any policy will do. */
    Policy first() {
        return first;
    }

    public Policy at(long instant) {
        Map.Entry<Long, Policy> change = changes.floorEntry(instant);
        return change == null ? first : change.getValue();
    }

    /** The probability of loss by a policy, or null without a model. */
    ReferenceLoss loss(Policy policy) {
        LossEstimator estimator = policy.loss().estimator();
        return estimator == null
                ? null
                : losses.computeIfAbsent(
                        estimator, model -> new ReferenceLoss((LossProbability) model));
    }

    Set<Long> changes() {
        return changes.keySet();
    }
}
