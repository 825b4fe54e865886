package io.churnwarnings.domain;

import java.util.List;

/**
 * The walk through a customer's ledger in event-time order, through his facts and the lines of
 * silence between them. It stops at one instant after the other; what happens at an instant depends
 * on facts up to it alone, never on the order in which they arrived.
 */
final class Walk {

    /** In place of {@code settled}: everything is to be told. */
    static final long IN_FULL = Long.MIN_VALUE;

    private static final Stage[] STAGES = Stage.values();

    private final Policy policy;
    private final long settled;
    private final Bookkeeping books;
    private final Silences silences;
    private final Journal journal = new Journal();
    private boolean live;
    private long now;
    private CycleState cycle;
    private Lines deadlines;
    private SilenceLines lines;

    /**
     * @param settled up to here nobody wants to know who the customer was: the events have no
     *     portrait, and drift is not looked at
     */
    Walk(Ledger ledger, Policy policy, long settled) {
        this(
                policy,
                settled,
                new Bookkeeping(ledger, policy),
                new Silences(ledger.folded()),
                ledger.folded().asOf());
    }

    private Walk(Policy policy, long settled, Bookkeeping books, Silences silences, long now) {
        this.policy = policy;
        this.settled = settled;
        this.books = books;
        this.silences = silences;
        this.now = now;
        live = !policy.goesLiveLater() || now >= policy.warningsFrom();
        judge();
    }

    /**
     * Walks up to an instant up to which everything is said. Where no cancellation can lead back,
     * that needs no stop on the way: what was published tells how far the present silence has gone.
     */
    static Walk to(long settled, CustomerProfile profile, Policy policy) {
        Ledger ledger = profile.ledger();
        if (profile.inStep() && profile.ahead().isEmpty() && ledger.neverLeadsBack()) {
            Bookkeeping books = new Bookkeeping(ledger, policy);
            books.skipTo(settled);
            long since = books.occasions().lastOrder();
            boolean kept = !books.occasions().isEmpty() && since > ledger.folded().asOf();
            if (kept && !(policy.goesLiveLater() && since < policy.warningsFrom())) {
                Walk walk = new Walk(policy, settled, books, Silences.of(profile.open()), settled);
                walk.lines.skipTo(settled);
                return walk;
            }
        }
        return new Walk(ledger, policy, settled).advanceTo(settled);
    }

    /** Goes through all instants up to and including this one. */
    Walk advanceTo(long instant) {
        for (long at = nextInstant(); at <= instant && at != Lines.NEVER; at = nextInstant()) {
            stopAt(at);
        }
        return this;
    }

    /**
     * Goes on to the next instant at which something can happen and tells when that is; {@link
     * Lines#NEVER} if nothing can. Behind the last fact it is not looked whether something does: a
     * line that is held back may have to be looked for through a year of silence, which is done
     * step by step as the clock comes there.
     */
    long advanceToNextEvent() {
        int before = journal.size();
        for (long at = nextInstant(); at != Lines.NEVER; at = nextInstant()) {
            if (books.nextFactAt() == Lines.NEVER) {
                return Math.min(end(), live ? at : Math.max(nextLine(), policy.warningsFrom()));
            }
            stopAt(at);
            if (journal.size() > before) {
                return at;
            }
        }
        return Lines.NEVER;
    }

    /** Whether these warnings are those that the walk leaves open. */
    boolean agreesWith(PublishedWarning published) {
        if (published == null || open().isEmpty()) {
            return published == null && open().isEmpty();
        }
        long silence = open().get(0).lastPurchaseAt();
        return published.lastPurchaseAt() == silence
                && published.highest() == silences.highest(silence);
    }

    /** All that happened so far. */
    Journal journal() {
        return journal;
    }

    /** The RAISED of the warning that is open, in rising order of stages; empty if none is. */
    List<WalkEvent> open() {
        return silences.open();
    }

    /**
     * Whether the warning of this silence is open at this stage or a higher one, or was when the
     * customer was forgotten.
     */
    boolean leavesOpen(long silence, Stage stage) {
        return silences.isOpen(silence) && silences.highest(silence).compareTo(stage) >= 0
                || journal.forgetsOpen(silence, stage);
    }

    Recognition recognition() {
        return books.recognition();
    }

    /** The index of the first fact of the present history. */
    int historyStart() {
        return books.historyStart();
    }

    /** The index of the first fact walked through that a cancellation will still undo. */
    int firstToBeUndone() {
        return books.firstToBeUndone(now);
    }

    /** What must be kept of the facts before this index, of which nothing else is kept. */
    Folded fold(int end) {
        return books.fold(end, now, silences);
    }

    private long lastOrder() {
        return books.occasions().lastOrder();
    }

    private long nextInstant() {
        long at = Math.min(books.nextFactAt(), end());
        return live ? Math.min(at, nextLine()) : Math.min(at, policy.warningsFrom());
    }

    private long nextLine() {
        long at = Lines.NEVER;
        for (int stage = silences.firstUnraised(lastOrder()); stage < STAGES.length; stage++) {
            at = Math.min(at, lines.next(STAGES[stage]));
        }
        return at;
    }

    /** When the customer is forgotten, as of now. */
    private long end() {
        if (!books.occasions().isEmpty()) {
            return lastOrder() + policy.retention();
        }
        return books.newestStanding() == Long.MIN_VALUE
                ? Lines.NEVER
                : books.newestStanding() + policy.retention();
    }

    private void stopAt(long instant) {
        now = instant;
        CycleState before = cycle;
        boolean ordered = false;
        if (books.nextFactAt() == now) {
            ordered = books.take(now);
            judge();
        }
        close(before);
        if (end() < now) {
            forget();
            return;
        }
        if (!live && now == policy.warningsFrom()) {
            goLive();
        }
        if (live) {
            raise();
            if (ordered && now > settled) {
                tellOfDrift();
            }
        }
        if (end() == now) {
            forget();
        }
    }

    private void judge() {
        Occasions occasions = books.occasions();
        cycle = CycleState.of(occasions, policy);
        deadlines =
                occasions.isEmpty() ? Lines.NONE : Lines.of(occasions.lastOrder(), cycle, policy);
        lines = new SilenceLines(books, now, cycle, deadlines, policy);
    }

    private void close(CycleState before) {
        if (open().isEmpty()) {
            return;
        }
        Occasions occasions = books.occasions();
        long silence = open().get(0).lastPurchaseAt();
        if (!occasions.isEmpty() && occasions.lastOrder() == silence) {
            return;
        }
        boolean cameBack =
                !occasions.isEmpty()
                        && occasions.lastOrder() > silence
                        && books.hasOrderAt(silence, now);
        Stage stage = silences.highest(silence);
        journal.add(
                cameBack
                        ? event(WalkEvent.Kind.RECOVERED, stage, silence, before, List.of(), false)
                        : WalkEvent.bare(WalkEvent.Kind.WITHDRAWN, stage, now, silence));
        silences.close();
    }

    private void raise() {
        for (int i = silences.firstUnraised(lastOrder()); i < STAGES.length; i++) {
            if (lines.reached(STAGES[i], now) <= now) {
                raise(STAGES[i], false);
            }
        }
    }

    private void raise(Stage stage, boolean backlog) {
        WalkEvent event =
                event(WalkEvent.Kind.RAISED, stage, lastOrder(), cycle, List.of(), backlog);
        silences.raise(event);
        journal.add(event);
    }

    private void tellOfDrift() {
        List<DriftReason> reasons = books.drifting().begun(now);
        if (!reasons.isEmpty()) {
            journal.add(event(WalkEvent.Kind.DRIFTING, null, now, cycle, reasons, false));
        }
    }

    private WalkEvent event(
            WalkEvent.Kind kind,
            Stage stage,
            long silence,
            CycleState state,
            List<DriftReason> reasons,
            boolean backlog) {
        Portrait portrait =
                now <= settled
                        ? null
                        : new Portrait(
                                books.purchases(now),
                                CustomerType.of(books.occasions(), deadlines, now, policy.rfm()));
        return new WalkEvent(kind, stage, now, silence, state, portrait, reasons, backlog);
    }

    /**
     * Of the silence that stands now, only the highest line that was passed before is announced, or
     * nothing.
     */
    private void goLive() {
        live = true;
        for (int i = STAGES.length - 1; i >= 0; i--) {
            if (lines.reached(STAGES[i], now) < now) {
                if (policy.backlog() == BacklogMode.CURRENT) {
                    raise(STAGES[i], true);
                } else {
                    silences.pass(lastOrder(), STAGES[i]);
                }
                return;
            }
        }
    }

    private void forget() {
        Stage stage = open().isEmpty() ? null : silences.highest(lastOrder());
        journal.add(WalkEvent.bare(WalkEvent.Kind.FORGOTTEN, stage, now, lastOrder()));
        books.startNewHistory();
        silences.clear();
        judge();
    }
}
