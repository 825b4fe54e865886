package io.churnwarnings.store.timer;

/** Hands over entries that are due, some at once, so that the visitor can prepare for them. */
final class TimerBatch {

    private final String[] ids = new String[Timers.AT_ONCE];
    private final long[] times = new long[Timers.AT_ONCE];
    private final CancelledTimers cancelled = new CancelledTimers();

    /**
     * Takes out the next entries of a day that has some up to the clock.
     *
     * @param days all of them, the day being the first one
     */
    void visit(DayBucket day, FineWheel days, long clock, Timers.Visitor visitor) throws Exception {
        ActiveDay agenda = day.agenda();
        int count = 0;
        while (count < ids.length && day.isDue(clock)) {
            long at = day.start() + agenda.leastTime();
            boolean isWithdrawal = agenda.isWithdrawalNext();
            String customerId = agenda.poll();
            if (isWithdrawal) {
                cancelled.add(customerId, at);
            } else if (!cancelled.meet(customerId, at)) {
                times[count] = at;
                ids[count] = customerId;
                count++;
            }
        }
        visitor.comingUp(ids, count);
        int next = 0;
        while (next < count && !isOvertaken(day, days, times[next])) {
            visitor.onTimer(ids[next], times[next]);
            next++;
        }
        for (; next < count; next++) {
            agenda.add(times[next] - day.start(), ids[next]);
        }
    }

    /** Whether the visitor has added something that comes before. */
    private static boolean isOvertaken(DayBucket day, FineWheel days, long at) {
        return days.first() != day
                || !day.agenda().isEmpty() && day.start() + day.agenda().leastTime() < at;
    }
}
