package io.churnwarnings.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The walk through a customer's ledger in event-time order, through his facts and the lines of
 * silence between them. It stops at one instant after the other; what happens at an instant depends
 * on facts up to it alone, never on the order in which they arrived.
 */
final class Walk {

    private static final Stage[] STAGES = Stage.values();

    private final Policy policy;
    private final Bookkeeping books;
    private final List<WalkEvent> events = new ArrayList<>();

    /**
     * The highest stage raised in each silence, by the time at which it began. A reopened silence
     * finds its own.
     */
    private final Map<Long, Stage> raised = new HashMap<>();

    private final List<WalkEvent> open = new ArrayList<>();
    private boolean live;
    private long now;
    private CycleState cycle;
    private Lines deadlines;
    private SilenceLines lines;

    Walk(Ledger ledger, Policy policy) {
        this.policy = policy;
        books = new Bookkeeping(ledger, policy);
        Folded folded = ledger.folded();
        now = folded.asOf();
        live = !policy.goesLiveLater() || now >= policy.warningsFrom();
        judge();
        open.addAll(folded.open());
        if (folded.raised() != null) {
            raised.put(lastOrder(), folded.raised());
        }
    }

    /** Goes through all instants up to and including this one. */
    Walk advanceTo(long instant) {
        for (long at = nextInstant(); at <= instant && at != Lines.NEVER; at = nextInstant()) {
            stopAt(at);
        }
        return this;
    }

    /**
     * Goes on to the next instant at which something happens and tells when that is; {@link
     * Lines#NEVER} if nothing does.
     */
    long advanceToNextEvent() {
        int before = events.size();
        for (long at = nextInstant(); at != Lines.NEVER; at = nextInstant()) {
            stopAt(at);
            if (events.size() > before) {
                return at;
            }
        }
        return Lines.NEVER;
    }

    /** All that happened so far, in order. */
    List<WalkEvent> events() {
        return events;
    }

    /** The RAISED of the warning that is open, in rising order of stages; empty if none is. */
    List<WalkEvent> open() {
        return open;
    }

    /**
     * Whether the warning of this silence is open at this stage or a higher one, or was when the
     * customer was forgotten.
     */
    boolean leavesOpen(long silence, Stage stage) {
        boolean isOpen =
                !open.isEmpty()
                        && silenceOf(open) == silence
                        && raised.get(silence).compareTo(stage) >= 0;
        return isOpen
                || events.stream()
                        .filter(
                                event ->
                                        event.kind() == WalkEvent.Kind.FORGOTTEN
                                                && event.stage() != null)
                        .anyMatch(
                                event ->
                                        event.lastPurchaseAt() == silence
                                                && event.stage().compareTo(stage) >= 0);
    }

    /** How the warning of this silence was last closed; null if it was not. */
    WalkEvent lastClosing(long silence) {
        return events.stream()
                .filter(
                        event ->
                                event.kind() == WalkEvent.Kind.RECOVERED
                                        || event.kind() == WalkEvent.Kind.WITHDRAWN)
                .filter(event -> event.lastPurchaseAt() == silence)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /** Whether a history ended on the way. */
    boolean hasForgotten() {
        return events.stream().anyMatch(event -> event.kind() == WalkEvent.Kind.FORGOTTEN);
    }

    Recognition recognition() {
        return books.recognition();
    }

    /**
     * The index of the first fact of the present history; above 0 if an earlier one was forgotten
     * on the way.
     */
    int historyStart() {
        return books.historyStart();
    }

    /** What must be kept of the facts that were walked through. */
    Folded fold() {
        return new Folded(
                now,
                books.purchases(now),
                books.isDrifting(now),
                books.newestStanding(),
                raised.get(lastOrder()),
                open);
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
        for (int stage = firstUnraised(); stage < STAGES.length; stage++) {
            at = Math.min(at, lines.next(STAGES[stage]));
        }
        return at;
    }

    private int firstUnraised() {
        Stage highest = raised.get(lastOrder());
        return highest == null ? 0 : highest.ordinal() + 1;
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
            if (ordered) {
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
        Occasions occasions = books.occasions();
        if (open.isEmpty() || occasions.lastOrder() == silenceOf(open) && !occasions.isEmpty()) {
            return;
        }
        long silence = silenceOf(open);
        Stage stage = raised.get(silence);
        if (!occasions.isEmpty()
                && occasions.lastOrder() > silence
                && books.hasOrderAt(silence, now)) {
            events.add(
                    new WalkEvent(
                            WalkEvent.Kind.RECOVERED,
                            stage,
                            now,
                            silence,
                            before,
                            portrait(),
                            List.of(),
                            false));
        } else {
            events.add(WalkEvent.bare(WalkEvent.Kind.WITHDRAWN, stage, now, silence));
        }
        open.clear();
    }

    private static long silenceOf(List<WalkEvent> warning) {
        return warning.get(0).lastPurchaseAt();
    }

    private void raise() {
        for (int i = firstUnraised(); i < STAGES.length; i++) {
            if (lines.reached(STAGES[i], now) <= now) {
                raise(STAGES[i], false);
            }
        }
    }

    private void raise(Stage stage, boolean backlog) {
        WalkEvent event =
                new WalkEvent(
                        WalkEvent.Kind.RAISED,
                        stage,
                        now,
                        lastOrder(),
                        cycle,
                        portrait(),
                        List.of(),
                        backlog);
        raised.put(lastOrder(), stage);
        open.add(event);
        events.add(event);
    }

    private void tellOfDrift() {
        List<DriftReason> reasons = books.newDrift(now);
        if (!reasons.isEmpty()) {
            events.add(
                    new WalkEvent(
                            WalkEvent.Kind.DRIFTING,
                            null,
                            now,
                            now,
                            cycle,
                            portrait(),
                            reasons,
                            false));
        }
    }

    private Portrait portrait() {
        return new Portrait(
                books.purchases(now),
                CustomerType.of(books.occasions(), deadlines, now, policy.rfm()));
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
                    raised.put(lastOrder(), STAGES[i]);
                }
                return;
            }
        }
    }

    private void forget() {
        Stage stage = open.isEmpty() ? null : raised.get(lastOrder());
        events.add(WalkEvent.bare(WalkEvent.Kind.FORGOTTEN, stage, now, lastOrder()));
        books.startNewHistory();
        judge();
        raised.clear();
        open.clear();
    }
}
