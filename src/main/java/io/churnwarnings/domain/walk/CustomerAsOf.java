package io.churnwarnings.domain.walk;

import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.line.CycleState;
import io.churnwarnings.domain.line.DriftReason;
import io.churnwarnings.domain.line.Lines;
import io.churnwarnings.domain.line.SilenceLines;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.policy.Stage;
import io.churnwarnings.domain.state.CustomerSnapshot;
import io.churnwarnings.domain.state.WalkEvent;
import java.util.List;

/**
 * The customer as of the walk's position: interpurchase time, lines, and the contents of events.
 */
final class CustomerAsOf {

    private static final Stage[] STAGES = Stage.values();

    private final WalkCounts books;
    private final Rulebook rules;
    private final long settled;
    private CycleState cycle;
    private Lines deadlines;
    private SilenceLines lines;
    private Policy policy;

    /**
     * @param settled up to this instant events carry no snapshot of the customer
     */
    CustomerAsOf(WalkCounts books, Rulebook rules, long settled) {
        this.books = books;
        this.rules = rules;
        this.settled = settled;
    }

    /** Re-evaluates the customer after the counts or the rules have changed. */
    void judge(long now) {
        Occasions occasions = books.occasions();
        policy = rules.at(now);
        if (!policy.segments().isEmpty() && !occasions.isEmpty()) {
            policy = policy.segments().of(occasions, () -> books.purchases(now), policy.rfm());
        }
        cycle = CycleState.of(occasions, policy);
        deadlines = occasions.isEmpty() ? Lines.NONE : Lines.of(occasions, cycle, policy);
        lines = new SilenceLines(occasions, cycle, deadlines, policy, () -> books.purchases(now));
    }

    CycleState cycle() {
        return cycle;
    }

    /** The lines of the silence that stands now. */
    SilenceLines lines() {
        return lines;
    }

    /** The next line of the stages from this one on; {@link Lines#NEVER} if there is none. */
    long nextLine(int firstStage) {
        long at = Lines.NEVER;
        for (int stage = firstStage; stage < STAGES.length; stage++) {
            at = Math.min(at, lines.next(STAGES[stage]));
        }
        return at;
    }

    /** The next change of the rules that can affect the customer; {@link Lines#NEVER} if none. */
    long nextChange(long now) {
        return books.occasions().isEmpty() ? Lines.NEVER : rules.nextChange(now);
    }

    /**
     * The next instant at which something can happen if no fact comes. The customer is evaluated by
     * the rules of that instant afterwards.
     *
     * @param now where the walk stands
     * @param from nothing is announced before this instant, which may be {@code now}
     * @param firstStage the lines of the stages before it do not count
     */
    long due(long now, long from, int firstStage) {
        long change = nextChange(now);
        long at = Math.max(nextLine(firstStage), from);
        while (at >= change && change != Lines.NEVER) {
            judge(change);
            at = Math.max(nextLine(firstStage), Math.max(from, change));
            change = nextChange(change);
        }
        return Math.min(at, end());
    }

    /** When the customer is forgotten. */
    long end() {
        if (!books.occasions().isEmpty()) {
            return books.occasions().lastOrder() + policy.retention();
        }
        return books.newestStanding() == Long.MIN_VALUE
                ? Lines.NEVER
                : books.newestStanding() + policy.retention();
    }

    WalkEvent raised(long now, Stage stage, boolean backlog) {
        return new WalkEvent(
                WalkEvent.Kind.RAISED,
                stage,
                now,
                books.occasions().lastOrder(),
                cycle,
                snapshot(now),
                List.of(),
                backlog);
    }

    /**
     * @param before the interpurchase time just before the return
     */
    WalkEvent recovered(long now, Stage stage, long silence, CycleState before) {
        return new WalkEvent(
                WalkEvent.Kind.RECOVERED,
                stage,
                now,
                silence,
                before,
                snapshot(now),
                List.of(),
                false);
    }

    WalkEvent drifting(long now, List<DriftReason> reasons) {
        return new WalkEvent(
                WalkEvent.Kind.DRIFTING, null, now, now, cycle, snapshot(now), reasons, false);
    }

    private CustomerSnapshot snapshot(long now) {
        return now <= settled
                ? null
                : new CustomerSnapshot(
                        books.purchases(now), deadlines.type(books.occasions(), now, policy.rfm()));
    }
}
