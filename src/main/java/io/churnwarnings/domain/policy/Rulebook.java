package io.churnwarnings.domain.policy;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.Purchases;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;

/**
 * The rules in force over time. A change acts like a fact of every customer at its instant: from
 * then on the new policy applies, and before it the old one, independent of the time of evaluation.
 *
 * <p>Immutable. Instants are UTC epoch milliseconds.
 */
public final class Rulebook implements Serializable {

    /** An instant that does not come. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final long serialVersionUID = 1L;

    /** One less than the policies: the first one has been in force for ever. */
    private final long[] changes;

    private final Policy[] policies;

    /** Whether some calendar has promotions. */
    private final boolean promotions;

    private Rulebook(long[] changes, Policy[] policies) {
        this.changes = changes;
        this.policies = policies;
        promotions = Arrays.stream(policies).anyMatch(policy -> policy.time().hasPromotions());
    }

    /** One policy for ever. */
    public static Rulebook of(Policy first) {
        return new Rulebook(new long[0], new Policy[] {Objects.requireNonNull(first, "first")});
    }

    /**
     * The same rules, and others from an instant on.
     *
     * @param effectiveFrom not before the last change; at the same instant this policy replaces
     *     that one
     * @throws IllegalArgumentException if it lies before the last change
     */
    public Rulebook with(long effectiveFrom, Policy policy) {
        Objects.requireNonNull(policy, "policy");
        int kept = changes.length;
        if (kept > 0 && effectiveFrom <= changes[kept - 1]) {
            if (effectiveFrom < changes[kept - 1]) {
                throw new IllegalArgumentException(
                        "a change at " + effectiveFrom + " after one at " + changes[kept - 1]);
            }
            kept--;
        }
        long[] moreChanges = Arrays.copyOf(changes, kept + 1);
        Policy[] morePolicies = Arrays.copyOf(policies, kept + 2);
        moreChanges[kept] = effectiveFrom;
        morePolicies[kept + 1] = policy;
        return new Rulebook(moreChanges, morePolicies);
    }

    /** The policy in force at an instant. */
    public Policy at(long instant) {
        return policies[changesUpTo(instant)];
    }

    /** The first change after an instant; {@link #NEVER} if there is none. */
    public long nextChange(long after) {
        int next = changesUpTo(after);
        return next < changes.length ? changes[next] : NEVER;
    }

    private int changesUpTo(long instant) {
        if (changes.length == 0 || instant < changes[0]) {
            return 0;
        }
        int found = Arrays.binarySearch(changes, instant);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The policy in force at an instant for a customer with these purchases. */
    public Policy at(long instant, Purchases purchases) {
        Policy policy = at(instant);
        return policy.segments().isEmpty() || purchases.occasions().isEmpty()
                ? policy
                : policy.segments().of(purchases.occasions(), () -> purchases, policy.rfm());
    }

    /** Whether an instant lies in a promotion of the calendar that is in force at it. */
    public boolean isPromotion(long instant) {
        return promotions && at(instant).time().isPromotion(instant);
    }

    /** Whether an order was placed in a promotion, by what the shop says or by its calendar. */
    public boolean isInPromotion(Fact order) {
        return order.promotion() || isPromotion(order.occurredAt());
    }

    /** The policy before every change. */
    public Policy first() {
        return policies[0];
    }
}
