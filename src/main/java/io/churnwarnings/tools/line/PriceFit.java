package io.churnwarnings.tools.line;

import io.churnwarnings.domain.policy.LineKind;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.model.LinePrices;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Finds the price at which the line of AT_RISK makes the false alarms that a shop is ready for. */
public final class PriceFit {

    private static final int FEWEST = 50;
    private static final double LEAST_PRICE = 0.0001;
    private static final int HALVINGS = 50;

    private final Silences silences;
    private final Policy policy;

    /**
     * @param policy the shop's rules, with the model
     */
    public PriceFit(Silences silences, Policy policy) {
        this.silences = silences;
        this.policy = policy;
    }

    /** The policy with lines of this price. */
    static Policy at(double price, Policy policy) {
        return policy.with(policy.line().of(LineKind.PRICE).withPrices(price, price));
    }

    /** Why no price can be found, in words; null if one can. */
    public String obstacle(double rate) {
        int returning = silences.judge(policy).returning();
        if (returning < FEWEST) {
            return "Prices of lines: none, as %,d silences ended with a return; at least %d are needed."
                    .formatted(returning, FEWEST);
        }
        double most = rate(LinePrices.MOST);
        double least = rate(LEAST_PRICE);
        return rate > most || rate < least
                ? "Prices of lines: none, as a price line has a false alarm rate of %.3f to %.3f here, and never of %s."
                        .formatted(least, most, rate)
                : null;
    }

    /** The prices; there must be no obstacle. */
    public LinePrices find(double rate) {
        double low = Math.log(LEAST_PRICE);
        double high = Math.log(LinePrices.MOST);
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (rate(Math.exp(middle)) < rate) {
                low = middle;
            } else {
                high = middle;
            }
        }
        BigDecimal atRisk = rounded(BigDecimal.valueOf(Math.exp((low + high) / 2)));
        BigDecimal half = rounded(atRisk.divide(BigDecimal.valueOf(2)));
        return new LinePrices(atRisk.doubleValue(), half.doubleValue());
    }

    private static BigDecimal rounded(BigDecimal price) {
        return price.setScale(LinePrices.DECIMALS, RoundingMode.HALF_EVEN)
                .max(BigDecimal.valueOf(LEAST_PRICE));
    }

    private double rate(double price) {
        return silences.judge(at(price, policy)).falseAlarmRate();
    }
}
