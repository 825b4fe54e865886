package io.churnwarnings.tools.line;

import io.churnwarnings.domain.History;
import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.line.CycleState;
import io.churnwarnings.domain.line.LineDays;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.tools.input.FactLog;
import java.util.Arrays;

/**
 * The silences of a history, each with what is known of the customer when it begins, and with how
 * it ended. A silence begins at each order that no other follows within the occasion window; its
 * customer returned if the next order came within twice the horizon, else they were lost.
 */
public final class Silences {

    private static final long NEVER = Long.MAX_VALUE;

    private final long twiceTheHorizon;
    private int size;
    private long[] since = new long[64];
    private long[] next = new long[64];
    private long[] first = new long[64];
    private long[] latest = new long[64];
    private int[] gaps = new int[64];

    private Silences(double horizonDays) {
        twiceTheHorizon = (long) (2 * horizonDays * Policy.DAY);
    }

    /**
     * The silences that began early enough to be judged.
     *
     * @param from the first instant at which they may have begun, UTC epoch milliseconds
     * @param asOf the end of the history, UTC epoch milliseconds
     */
    public static Silences of(
            FactLog log, Policy policy, double horizonDays, long from, long asOf) {
        Silences silences = new Silences(horizonDays);
        for (String customer : log.customers()) {
            long[] orders = History.of(log.facts(customer), policy).orders(asOf);
            silences.add(orders, policy.occasionWindow(), from, asOf);
        }
        return silences;
    }

    private void add(long[] orders, long window, long from, long asOf) {
        Occasions occasions = Occasions.NONE;
        for (int i = 0; i < orders.length; i++) {
            occasions = occasions.with(orders[i], window);
            long following = i + 1 < orders.length ? orders[i + 1] : NEVER;
            boolean begins = following != orders[i] && following - orders[i] >= window;
            if (begins && orders[i] >= from && orders[i] <= asOf - twiceTheHorizon) {
                add(occasions, following);
            }
        }
    }

    private void add(Occasions occasions, long following) {
        if (size == since.length) {
            since = Arrays.copyOf(since, 2 * size);
            next = Arrays.copyOf(next, 2 * size);
            first = Arrays.copyOf(first, 2 * size);
            latest = Arrays.copyOf(latest, 2 * size);
            gaps = Arrays.copyOf(gaps, 2 * size);
        }
        since[size] = occasions.lastOrder();
        next[size] = following;
        first[size] = occasions.first();
        latest[size] = occasions.latest();
        gaps[size] = occasions.gaps();
        size++;
    }

    /** How the line of AT_RISK by these rules does. */
    public LineTrial judge(Policy policy) {
        int returning = 0;
        int falseAlarms = 0;
        int warned = 0;
        double delays = 0;
        for (int i = 0; i < size; i++) {
            long end = since[i] + twiceTheHorizon;
            long line = line(i, policy);
            boolean isWarned = line < next[i] && line < end;
            if (next[i] <= end) {
                returning++;
                falseAlarms += isWarned ? 1 : 0;
            } else {
                warned += isWarned ? 1 : 0;
                delays += (isWarned ? line - since[i] : twiceTheHorizon) / Policy.DAY;
            }
        }
        return new LineTrial(returning, falseAlarms, size - returning, warned, delays);
    }

    private long line(int i, Policy policy) {
        double life = policy.time().days(first[i], latest[i]);
        double cycle = CycleState.days(gaps[i], life, policy);
        return LineDays.deadline(
                since[i], LineDays.atRisk(gaps[i], life, cycle, policy), policy.time());
    }
}
