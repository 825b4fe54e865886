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

    private final Ledger ledger;
    private final Policy policy;
    private final Recognition recognition;
    private final List<WalkEvent> events = new ArrayList<>();

    /**
     * The highest stage raised in each silence, by the time at which it began. A reopened silence
     * finds its own.
     */
    private final Map<Long, Stage> raised = new HashMap<>();

    private final List<WalkEvent> open = new ArrayList<>();
    private int next;
    private int historyStart;
    private boolean live;
    private long now;
    private long newestStanding;
    private Occasions atHistoryStart;
    private Occasions occasions;
    private CycleState cycle;
    private Lines lines;

    Walk(Ledger ledger, Policy policy) {
        this.ledger = ledger;
        this.policy = policy;
        recognition = new Recognition(ledger.entries(), ledger.oldestKept(), policy.historyFacts());
        Folded folded = ledger.folded();
        now = folded.asOf();
        live = !policy.goesLiveLater() || now >= policy.warningsFrom();
        newestStanding = folded.newestStanding();
        atHistoryStart = folded.occasions();
        judge(folded.occasions());
        open.addAll(folded.open());
        if (folded.raised() != null) {
            raised.put(occasions.lastOrder(), folded.raised());
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
        return recognition;
    }

    /**
     * The index of the first fact of the present history; above 0 if an earlier one was forgotten
     * on the way.
     */
    int historyStart() {
        return historyStart;
    }

    /** What must be kept of the facts that were walked through. */
    Folded fold() {
        return new Folded(now, occasions, newestStanding, raised.get(occasions.lastOrder()), open);
    }

    private long nextInstant() {
        long at =
                next < ledger.entries().size()
                        ? ledger.entries().get(next).occurredAt()
                        : Lines.NEVER;
        at = Math.min(at, end());
        return live ? Math.min(at, nextLine()) : Math.min(at, policy.warningsFrom());
    }

    private long nextLine() {
        long at = Lines.NEVER;
        for (int stage = firstUnraised(); stage < STAGES.length; stage++) {
            at = Math.min(at, lines.of(STAGES[stage]));
        }
        return at;
    }

    private int firstUnraised() {
        Stage highest = raised.get(occasions.lastOrder());
        return highest == null ? 0 : highest.ordinal() + 1;
    }

    /** When the customer is forgotten, as of now. */
    private long end() {
        if (!occasions.isEmpty()) {
            return occasions.lastOrder() + policy.retention();
        }
        return newestStanding == Long.MIN_VALUE ? Lines.NEVER : newestStanding + policy.retention();
    }

    private void stopAt(long instant) {
        now = instant;
        CycleState before = cycle;
        takeFacts();
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
        }
        if (end() == now) {
            forget();
        }
    }

    private void takeFacts() {
        int from = next;
        boolean cancellation = false;
        while (next < ledger.entries().size() && ledger.entries().get(next).occurredAt() == now) {
            recognition.add(next);
            if (recognition.stands(next)) {
                newestStanding = now;
                cancellation |= type(next) == FactType.CANCELLATION;
            }
            next++;
        }
        // A cancellation can regroup all later occasions: only counting anew is sure to be right.
        Occasions counted = cancellation ? atHistoryStart : occasions;
        for (int i = cancellation ? historyStart : from; i < next; i++) {
            if (isOrder(i)) {
                counted =
                        counted.with(ledger.entries().get(i).occurredAt(), policy.occasionWindow());
            }
        }
        if (!counted.equals(occasions)) {
            judge(counted);
        }
    }

    private void judge(Occasions counted) {
        occasions = counted;
        cycle = CycleState.of(occasions, policy);
        lines = occasions.isEmpty() ? Lines.NONE : Lines.of(occasions.lastOrder(), cycle, policy);
    }

    private boolean isOrder(int index) {
        return type(index) == FactType.PURCHASE
                && recognition.stands(index)
                && recognition.cancelledAt(index) > now;
    }

    private FactType type(int index) {
        return ledger.entries().get(index).fact().type();
    }

    private void close(CycleState before) {
        if (open.isEmpty() || occasions.lastOrder() == silenceOf(open) && !occasions.isEmpty()) {
            return;
        }
        long silence = silenceOf(open);
        boolean cameBack =
                !occasions.isEmpty() && occasions.lastOrder() > silence && hasOrderAt(silence);
        WalkEvent.Kind kind = cameBack ? WalkEvent.Kind.RECOVERED : WalkEvent.Kind.WITHDRAWN;
        events.add(
                new WalkEvent(
                        kind, raised.get(silence), now, silence, cameBack ? before : null, false));
        open.clear();
    }

    private static long silenceOf(List<WalkEvent> warning) {
        return warning.get(0).lastPurchaseAt();
    }

    private boolean hasOrderAt(long instant) {
        if (!atHistoryStart.isEmpty() && atHistoryStart.lastOrder() == instant) {
            return true;
        }
        for (int i = next - 1; i >= historyStart; i--) {
            if (ledger.entries().get(i).occurredAt() == instant && isOrder(i)) {
                return true;
            }
        }
        return false;
    }

    private void raise() {
        for (int i = firstUnraised(); i < STAGES.length; i++) {
            if (lines.of(STAGES[i]) <= now) {
                raise(STAGES[i], false);
            }
        }
    }

    private void raise(Stage stage, boolean backlog) {
        WalkEvent event =
                new WalkEvent(
                        WalkEvent.Kind.RAISED, stage, now, occasions.lastOrder(), cycle, backlog);
        raised.put(occasions.lastOrder(), stage);
        open.add(event);
        events.add(event);
    }

    /**
     * Of the silence that stands now, only the highest line that was passed before is announced, or
     * nothing.
     */
    private void goLive() {
        live = true;
        for (int i = STAGES.length - 1; i >= 0; i--) {
            if (lines.of(STAGES[i]) < now) {
                if (policy.backlog() == BacklogMode.CURRENT) {
                    raise(STAGES[i], true);
                } else {
                    raised.put(occasions.lastOrder(), STAGES[i]);
                }
                return;
            }
        }
    }

    private void forget() {
        Stage stage = open.isEmpty() ? null : raised.get(occasions.lastOrder());
        events.add(
                new WalkEvent(
                        WalkEvent.Kind.FORGOTTEN, stage, now, occasions.lastOrder(), null, false));
        newestStanding = Long.MIN_VALUE;
        atHistoryStart = Occasions.NONE;
        historyStart = next;
        judge(Occasions.NONE);
        raised.clear();
        open.clear();
        recognition.startNewHistory();
    }
}
