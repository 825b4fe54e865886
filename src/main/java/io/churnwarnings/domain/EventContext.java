package io.churnwarnings.domain;

import io.churnwarnings.domain.calendar.BusinessTime;
import io.churnwarnings.domain.calendar.Upcoming;
import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.line.Cycle;
import io.churnwarnings.domain.policy.Policy;
import java.util.List;

/**
 * An event as the shop's calendar sees it, and whether its silence is held out.
 *
 * @param traits what is special about the customer, for RAISED and DRIFTING
 * @param upcoming the next named entry of the calendar, for RAISED and DRIFTING; null if none
 *     begins soon
 * @param business the business time of the silence, in 1/10,000 ms; 0 without a calendar
 * @param expectedNextPurchaseAt one cycle of business time after the last purchase, UTC epoch
 *     milliseconds; 0 without a calendar or a cycle
 * @param calendarVersion version of the calendar in force; null without a calendar, and for events
 *     without a silence
 * @param holdout whether the silence is one that the shop leaves alone, to measure by it
 */
public record EventContext(
        List<Trait> traits,
        Upcoming upcoming,
        long business,
        long expectedNextPurchaseAt,
        String calendarVersion,
        boolean holdout) {

    /** Of a shop without a calendar that holds nothing out. */
    public static final EventContext NONE = new EventContext(List.of(), null, 0, 0, null, false);

    public EventContext {
        traits = List.copyOf(traits);
    }

    /** Whether there is a calendar. */
    public boolean hasCalendar() {
        return calendarVersion != null;
    }

    /** The same by a calendar: how long a silence is by it, and when it would have ended. */
    EventContext by(BusinessTime time, long since, long until, Cycle cycle) {
        if (time.isOrdinary()) {
            return this;
        }
        long expected =
                cycle == null ? 0 : time.after(since, (long) Math.rint(cycle.days() * Policy.DAY));
        return new EventContext(
                traits,
                upcoming,
                time.between(since, until),
                expected,
                time.calendarVersion(),
                holdout);
    }

    /** The same with the customer's traits and what comes next. */
    EventContext of(Occasions occasions, long at, Policy policy) {
        if (policy.time().isOrdinary()) {
            return this;
        }
        boolean promotionOnly =
                policy.calendar().isPromotionOnly(occasions.count(), occasions.promoted());
        return new EventContext(
                promotionOnly ? List.of(Trait.PROMOTION_ONLY) : List.of(),
                policy.time().upcoming(at, policy.calendar().upcoming()),
                business,
                expectedNextPurchaseAt,
                calendarVersion,
                holdout);
    }

    /** The same, held out. */
    EventContext heldOut() {
        return new EventContext(
                traits, upcoming, business, expectedNextPurchaseAt, calendarVersion, true);
    }
}
