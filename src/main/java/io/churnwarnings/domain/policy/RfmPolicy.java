package io.churnwarnings.domain.policy;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;

/**
 * How a shop tells its customers apart.
 *
 * @param zone whose calendar counts the months
 * @param months how many calendar months before the present one count for frequency and monetary
 *     value; 0 or more
 * @param recencyBreaks four in rising order, in milliseconds
 * @param frequencyBreaks four in rising order, in occasions
 * @param monetaryBreaks four in rising order, in 1/10,000 of the base currency's unit
 * @param rates what money is worth
 * @param loyalOccasions from how many occasions on a customer is loyal; 2 or more
 * @param plays what to do about whom
 */
public record RfmPolicy(
        ZoneId zone,
        int months,
        List<Long> recencyBreaks,
        List<Long> frequencyBreaks,
        List<Long> monetaryBreaks,
        CurrencyRates rates,
        int loyalOccasions,
        Plays plays)
        implements Serializable {

    public RfmPolicy {
        recencyBreaks = List.copyOf(recencyBreaks);
        frequencyBreaks = List.copyOf(frequencyBreaks);
        monetaryBreaks = List.copyOf(monetaryBreaks);
    }

    RfmPolicy with(Plays otherPlays) {
        return new RfmPolicy(
                zone,
                months,
                recencyBreaks,
                frequencyBreaks,
                monetaryBreaks,
                rates,
                loyalOccasions,
                otherPlays);
    }
}
