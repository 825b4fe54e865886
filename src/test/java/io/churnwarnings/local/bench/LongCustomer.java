package io.churnwarnings.local.bench;

import io.churnwarnings.domain.CustomerWatch;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.state.CustomerProfile;
import io.churnwarnings.testkit.Policies;

/**
 * A customer who has bought so many times, a month apart give or take, and what comes next of him.
 */
public final class LongCustomer {

    public static final String ID = "c000012345";
    private static final long OPENING = 1_325_376_000_000L;
    private static final long DAY = 86_400_000;

    public final Policy policy = Policies.standard();
    public final CustomerWatch watch = new CustomerWatch(Rulebook.of(policy));
    public final CustomerProfile profile;
    public final Fact nextFact;
    public final long clock;

    public LongCustomer(int purchases) {
        CustomerProfile kept = CustomerProfile.EMPTY;
        long now = Long.MIN_VALUE;
        for (int i = 0; i < purchases; i++) {
            Fact fact = fact(i);
            now = fact.occurredAt() - policy.disorder() - 1;
            while (kept.nextCheckAt() <= now) {
                kept = watch.onClock(ID, kept, now).profile();
            }
            kept = watch.onFact(ID, kept, fact, now).profile();
        }
        profile = kept;
        nextFact = fact(purchases);
        clock = now;
    }

    private static Fact fact(int i) {
        long at = OPENING + i * 30 * DAY + i % 3 * DAY;
        return new Fact(at, "o00000%04d".formatted(i), FactType.PURCHASE, 129_9000 + i, "CNY");
    }
}
