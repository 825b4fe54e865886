package io.churnwarnings.tools;

import io.churnwarnings.domain.policy.CurrencyRates;
import io.churnwarnings.tools.input.JobRules;
import java.util.List;
import java.util.Map;

/** What is taken for granted where settings do not tell, in words. */
public final class Assumptions {

    private Assumptions() {}

    /** Says what is in a currency that has no rate, and so is not counted. */
    static List<String> uncounted(Map<String, Long> currencies, JobRules.Rules shop) {
        CurrencyRates rates = shop.policy().rfm().rates();
        return currencies.entrySet().stream()
                .filter(
                        amounts ->
                                !amounts.getKey().equals(rates.base())
                                        && !rates.rates().containsKey(amounts.getKey()))
                .map(
                        amounts ->
                                "%,d amounts in %s not counted: set churn.currency.base to it, or its rate in churn.currency.rates"
                                        .formatted(amounts.getValue(), amounts.getKey()))
                .toList();
    }

    /**
     * In which currency money is counted, and amounts are that name none.
     *
     * @param told whether that is set
     */
    public static String currency(JobRules.Rules shop, boolean told) {
        return (told
                        ? "Money in %s (churn.currency.base)."
                        : "Money in %s, as churn.currency.base is not set: amounts that name no"
                                + " currency are taken for it.")
                .formatted(shop.decoding().baseCurrency());
    }
}
