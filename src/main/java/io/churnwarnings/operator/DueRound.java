package io.churnwarnings.operator;

/** Hands over entries that are due, some at once, so that the visitor can prepare for them. */
final class DueRound {

    private final String[] ids = new String[DueList.AT_ONCE];
    private final long[] times = new long[DueList.AT_ONCE];
    private final Withdrawals withdrawals = new Withdrawals();

    /**
     * Takes out the next entries of a day that has some up to the clock.
     *
     * @param days all of them, the day being the first one
     */
    void visit(DueDay day, DueDays days, long clock, DueList.Visitor visitor) throws Exception {
        DueAgenda agenda = day.agenda();
        int count = 0;
        while (count < ids.length && day.isDue(clock)) {
            long at = day.start() + agenda.leastTime();
            boolean isWithdrawal = agenda.isWithdrawalNext();
            String customerId = agenda.poll();
            if (isWithdrawal) {
                withdrawals.add(customerId, at);
            } else if (!withdrawals.meet(customerId, at)) {
                times[count] = at;
                ids[count] = customerId;
                count++;
            }
        }
        visitor.comingUp(ids, count);
        int next = 0;
        while (next < count && !isOvertaken(day, days, times[next])) {
            visitor.due(ids[next], times[next]);
            next++;
        }
        for (; next < count; next++) {
            agenda.add(times[next] - day.start(), ids[next]);
        }
    }

    /** Whether the visitor has added something that comes before. */
    private static boolean isOvertaken(DueDay day, DueDays days, long at) {
        return days.first() != day
                || !day.agenda().isEmpty() && day.start() + day.agenda().leastTime() < at;
    }
}
