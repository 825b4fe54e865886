package io.churnwarnings.domain.calendar;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/** A shop's promotions as intervals of time. Instants are UTC epoch milliseconds. */
final class Promotions {

    private final long[] begins;
    private final long[] ends;

    private Promotions(long[] begins, long[] ends) {
        this.begins = begins;
        this.ends = ends;
    }

    static Promotions of(ShopCalendar calendar, ZoneId zone) {
        LocalDays days = LocalDays.of(zone);
        List<ShopCalendar.Promotion> promotions = calendar.promotions();
        long[] begins = new long[promotions.size()];
        long[] ends = new long[promotions.size()];
        for (int i = 0; i < begins.length; i++) {
            begins[i] = days.start(promotions.get(i).from());
            ends[i] = days.start(promotions.get(i).to().plusDays(1));
        }
        return new Promotions(begins, ends);
    }

    /** Whether an instant lies in one of them. */
    boolean contain(long instant) {
        int before = beginsUpTo(instant) - 1;
        return before >= 0 && instant < ends[before];
    }

    /**
     * The first instant after the n-th promotion that begins after an instant; {@link
     * BusinessTime#NEVER} if there is none.
     *
     * @param n from 0 on
     */
    long endOfNext(long after, int n) {
        int next = beginsUpTo(after) + n;
        return next < ends.length ? ends[next] : BusinessTime.NEVER;
    }

    private int beginsUpTo(long instant) {
        int found = Arrays.binarySearch(begins, instant);
        if (found < 0) {
            return -found - 1;
        }
        // A date that the zone skipped has no length: the next one begins with it.
        while (found < begins.length && begins[found] == instant) {
            found++;
        }
        return found;
    }
}
