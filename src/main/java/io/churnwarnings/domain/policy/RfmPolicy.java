package io.churnwarnings.domain.policy;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;

/**
 * The classification of a shop's customers.
 *
 * @param zone the time zone of the calendar months
 * @param months the number of calendar months before the current one that count for frequency and
 *     monetary value; 0 or more
 * @param recencyBreaks four in rising order, in milliseconds
 * @param frequencyBreaks four in rising order, in occasions
 * @param monetaryBreaks four in rising order, in 1/10,000 of the base currency's unit
 * @param rates the exchange rates
 * @param loyalOccasions the number of occasions from which a customer is loyal; 2 or more
 * @param plays the recommended actions
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
