package io.churnwarnings.testkit.oracle;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.policy.CustomerType;
import io.churnwarnings.domain.policy.CustomerValue;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.RfmPolicy;
import io.churnwarnings.domain.policy.Stage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** The customer as of an instant, by the facts that stand then. */
final class ReferenceCustomer {

    private final ReferenceLedger ledger;
    private final ReferenceRhythm rhythm;
    private final Policy policy;

    ReferenceCustomer(ReferenceLedger ledger, ReferenceRhythm rhythm, Policy policy) {
        this.ledger = ledger;
        this.rhythm = rhythm;
        this.policy = policy;
    }

    ExpectedCustomer asOf(long instant) {
        RfmPolicy rfm = policy.rfm();
        long recency = instant - rhythm.lastPurchaseAt();
        int frequency = (int) rhythm.occasions().stream().filter(at -> counts(at, instant)).count();
        long monetary = monetary(instant);
        long missed = rfm.recencyBreaks().stream().filter(limit -> recency > limit).count();
        long f = rfm.frequencyBreaks().stream().filter(limit -> frequency >= limit).count();
        long m = rfm.monetaryBreaks().stream().filter(limit -> monetary >= limit).count();
        return new ExpectedCustomer(
                recency,
                frequency,
                monetary,
                "" + (5 - missed) + (f + 1) + (m + 1),
                type(instant),
                m + 1 >= 4 ? CustomerValue.HIGH : CustomerValue.NORMAL);
    }

    ReferenceSpending spending() {
        return new ReferenceSpending(ledger.inForce(), rhythm.occasions().size(), policy);
    }

    private boolean counts(long fact, long instant) {
        YearMonth now = month(instant);
        YearMonth then = month(fact);
        return !then.isBefore(now.minusMonths(policy.rfm().months()));
    }

    private YearMonth month(long instant) {
        return YearMonth.from(Instant.ofEpochMilli(instant).atZone(policy.rfm().zone()));
    }

    private long monetary(long instant) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Fact fact : ledger.inForce()) {
            BigDecimal amount = inBase(fact, policy);
            if (amount != null && counts(fact.occurredAt(), instant)) {
                sum = fact.type() == FactType.REFUND ? sum.subtract(amount) : sum.add(amount);
            }
        }
        return sum.max(BigDecimal.ZERO).movePointRight(4).longValueExact();
    }

    /**
     * The value by the purchases in the months that counted at the last purchase, as they stand
     * now.
     */
    CustomerValue valueAtLastPurchase() {
        YearMonth last = month(rhythm.lastPurchaseAt());
        BigDecimal sum = BigDecimal.ZERO;
        for (Fact fact : ledger.inForce()) {
            BigDecimal amount = inBase(fact, policy);
            YearMonth then = month(fact.occurredAt());
            if (amount != null
                    && !then.isAfter(last)
                    && !then.isBefore(last.minusMonths(policy.rfm().months()))) {
                sum = fact.type() == FactType.REFUND ? sum.subtract(amount) : sum.add(amount);
            }
        }
        BigDecimal high = BigDecimal.valueOf(policy.rfm().monetaryBreaks().get(2), 4);
        return sum.compareTo(high) >= 0 ? CustomerValue.HIGH : CustomerValue.NORMAL;
    }

    /** The amount in the base currency, or null if that is unknown. */
    static BigDecimal inBase(Fact fact, Policy policy) {
        if (fact.amount() == Fact.UNKNOWN_AMOUNT) {
            return null;
        }
        BigDecimal amount = BigDecimal.valueOf(fact.amount(), 4);
        if (fact.currency().equals(policy.rfm().rates().base())) {
            return amount;
        }
        BigDecimal rate = policy.rfm().rates().rates().get(fact.currency());
        return rate == null ? null : amount.multiply(rate).setScale(4, RoundingMode.HALF_EVEN);
    }

    private CustomerType type(long instant) {
        int occasions = rhythm.occasions().size();
        if (occasions > 1) {
            return occasions < policy.rfm().loyalOccasions()
                    ? CustomerType.RETURNING
                    : CustomerType.LOYAL;
        }
        Map<Stage, Long> lines = rhythm.lines();
        if (lines.get(Stage.LOST) <= instant) {
            return CustomerType.ONE_TIME;
        }
        return lines.getOrDefault(Stage.AT_RISK, Long.MAX_VALUE) <= instant
                ? CustomerType.SLEEPING
                : CustomerType.NEW;
    }

    String play(ExpectedCustomer who, Stage stage) {
        if (policy.rulesVersion() == null) {
            return usualPlay(who, stage);
        }
        String what = stage == null ? "DRIFTING" : stage.name();
        return policy.rfm().plays().words().get(who.type() + "." + what + "." + who.value());
    }

    /** The recommended action by the default plays. */
    private static String usualPlay(ExpectedCustomer customer, Stage stage) {
        if (stage == null) {
            return "care-message";
        }
        if (stage == Stage.LOST) {
            return "survey";
        }
        boolean atRisk = stage == Stage.AT_RISK;
        if (customer.type() == CustomerType.RETURNING) {
            return atRisk ? "reminder" : "win-back-offer";
        }
        if (customer.type() == CustomerType.LOYAL) {
            return atRisk && customer.value() == CustomerValue.NORMAL
                    ? "care-message"
                    : "personal-call";
        }
        return List.of("second-order-offer", "promotion-price").get(stage.ordinal());
    }
}
