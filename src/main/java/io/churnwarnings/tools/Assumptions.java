package io.churnwarnings.tools;

import io.churnwarnings.tools.input.JobRules;

/** What is taken for granted where settings do not tell, in words. */
public final class Assumptions {

    private Assumptions() {}

    /**
     * In which currency money is counted, and amounts are that name none.
     *
     * @param told whether that was set
     */
    public static String currency(JobRules.Rules shop, boolean told) {
        return (told
                        ? "Money in %s (churn.currency.base)."
                        : "Money in %s, as churn.currency.base is not set: amounts that name no"
                                + " currency are taken for it.")
                .formatted(shop.decoding().baseCurrency());
    }
}
