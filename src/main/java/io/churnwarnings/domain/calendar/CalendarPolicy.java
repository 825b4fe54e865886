package io.churnwarnings.domain.calendar;

import java.io.Serializable;

/**
 * What a shop makes of its calendar.
 *
 * @param time how gaps and silences are counted
 * @param upcoming how long ahead the next named entry of the calendar is announced, in milliseconds
 * @param minOccasions the number of occasions that a customer needs to be one who buys in
 *     promotions only; 1 or more
 * @param share the share of these that must lie in promotions, in 1/10,000; above 0, at most 10,000
 */
public record CalendarPolicy(BusinessTime time, long upcoming, int minOccasions, int share)
        implements Serializable {

    /** A share of all. */
    public static final int ALL = 10_000;

    /** Of a shop without a calendar. */
    public static final CalendarPolicy NONE =
            new CalendarPolicy(BusinessTime.ORDINARY, 21 * 86_400_000L, 3, 8_000);

    /** The same by another calendar. */
    public CalendarPolicy with(BusinessTime other) {
        return new CalendarPolicy(other, upcoming, minOccasions, share);
    }

    /** The same for other promotion buyers. */
    public CalendarPolicy with(int otherMinOccasions, int otherShare) {
        return new CalendarPolicy(time, upcoming, otherMinOccasions, otherShare);
    }

    /**
     * Whether a customer buys in promotions only. A calendar without promotions knows no such
     * customers: a list of closures must not silence those who buy with coupons.
     *
     * @param occasions how many the customer has
     * @param promoted how many of them are in promotions
     */
    public boolean isPromotionOnly(int occasions, int promoted) {
        return time.hasPromotions()
                && occasions >= minOccasions
                && (long) promoted * ALL >= (long) share * occasions;
    }
}
