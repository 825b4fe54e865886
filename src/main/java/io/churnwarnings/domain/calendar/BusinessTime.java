package io.churnwarnings.domain.calendar;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * Time as a shop counts it: by its calendar the integral of the rates of local days, exact, in
 * 1/10,000 ms; without a calendar ordinary time. It turns a duration of business time after an
 * instant into an instant and back. Everything that measures a silence or a gap asks it. Instants
 * are UTC epoch milliseconds.
 *
 * <p>Immutable; of the serialized form the calendar and the zone alone are part.
 */
public final class BusinessTime implements Serializable {

    /** An instant that does not come. */
    public static final long NEVER = Long.MAX_VALUE;

    /** The time of a shop without a calendar: every millisecond counts once. */
    public static final BusinessTime ORDINARY = new BusinessTime(null, null);

    private static final long serialVersionUID = 1L;
    private static final int ONE = ShopCalendar.ONE;
    private static final double DAY = 86_400_000.0;

    /** A day, in 1/10,000 ms. */
    private static final double DAY_OF_UNITS = 864_000_000_000.0;

    private final ShopCalendar calendar; // null without one
    private final ZoneId zone;

    /** Made when first asked for. */
    private transient volatile CountedDays days;

    private transient volatile Promotions promotions;

    private BusinessTime(ShopCalendar calendar, ZoneId zone) {
        this.calendar = calendar;
        this.zone = zone;
    }

    /** Business time by a calendar of local days in a zone. */
    public static BusinessTime of(ShopCalendar calendar, ZoneId zone) {
        return new BusinessTime(calendar, zone);
    }

    /** Whether there is no calendar. */
    public boolean isOrdinary() {
        return calendar == null;
    }

    /** The calendar; null without one. */
    public ShopCalendar calendar() {
        return calendar;
    }

    /** The calendar's version; null without a calendar. */
    public String calendarVersion() {
        return isOrdinary() ? null : calendar.version();
    }

    /** Whether the calendar has promotions, past or to come. */
    public boolean hasPromotions() {
        return !isOrdinary() && !calendar.promotions().isEmpty();
    }

    /** Whether an instant lies in a promotion of the calendar. */
    public boolean isPromotion(long instant) {
        return hasPromotions() && promotions().contain(instant);
    }

    /**
     * The first instant after the n-th promotion that begins after an instant; {@link #NEVER} if
     * there is none.
     *
     * @param n from 0 on
     */
    public long endOfNextPromotion(long after, int n) {
        return hasPromotions() ? promotions().endOfNext(after, n) : NEVER;
    }

    /**
     * The named days or promotion that begin first after an instant; null if none begins soon.
     *
     * @param within how soon, in milliseconds; the last of them counts
     */
    public Upcoming upcoming(long after, long within) {
        return isOrdinary()
                ? null
                : calendar.firstBeginning(LocalDays.of(zone), after, after + within);
    }

    /**
     * The business time from one instant to another.
     *
     * @param to not before {@code from}
     * @return in 1/10,000 ms
     */
    public long between(long from, long to) {
        if (isOrdinary()) {
            return (to - from) * ONE;
        }
        CountedDays counted = counted();
        return counted.upTo(to) - counted.upTo(from);
    }

    /** The business time from one instant to another, in days of 86,400,000 ms. */
    public double days(long from, long to) {
        return isOrdinary() ? (to - from) / DAY : between(from, to) / DAY_OF_UNITS;
    }

    /**
     * The business time of the calendar days ahead, in days.
     *
     * @param days calendar days, 0 or more
     */
    public double daysAhead(long at, double days) {
        return isOrdinary() ? days : days(at, at + (long) Math.rint(days * DAY));
    }

    /**
     * The lengths of successive gaps in days.
     *
     * @param gaps their calendar milliseconds, the last one last
     * @param end the instant at which the last one ends
     */
    public double[] days(List<Long> gaps, long end) {
        double[] days = new double[gaps.size()];
        long to = end;
        for (int i = days.length - 1; i >= 0; i--) {
            long from = to - gaps.get(i);
            days[i] = days(from, to);
            to = from;
        }
        return days;
    }

    /**
     * The first instant at which so much business time has passed since another.
     *
     * @param millis business milliseconds, 0 or more
     * @return not before {@code from}; {@link #NEVER} if it does not come within the range of long
     */
    public long after(long from, long millis) {
        if (isOrdinary() || millis == 0) {
            return from + millis;
        }
        CountedDays counted = counted();
        long before = counted.upTo(from);
        if (millis > (Long.MAX_VALUE - Math.max(0, before)) / ONE) {
            return NEVER;
        }
        return counted.first(before + millis * ONE);
    }

    /**
     * The first instant at which so many days of business time have passed since another.
     *
     * @param days 0 or more
     * @return not before {@code from}; {@link #NEVER} if it does not come within the range of long
     */
    public long afterDays(long from, double days) {
        return after(from, (long) Math.ceil(from + days * DAY) - from);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BusinessTime time
                && Objects.equals(calendar, time.calendar)
                && Objects.equals(zone, time.zone);
    }

    @Override
    public int hashCode() {
        return Objects.hash(calendar, zone);
    }

    private Promotions promotions() {
        Promotions made = promotions;
        if (made == null) {
            made = Promotions.of(calendar, zone);
            promotions = made;
        }
        return made;
    }

    private CountedDays counted() {
        CountedDays made = days;
        if (made == null) {
            made = CountedDays.of(calendar, zone);
            days = made;
        }
        return made;
    }
}
