package io.churnwarnings.domain.walk;

import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.line.CycleState;
import io.churnwarnings.domain.line.DriftReason;
import io.churnwarnings.domain.line.Lines;
import io.churnwarnings.domain.policy.BacklogMode;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.policy.Stage;
import io.churnwarnings.domain.state.CompactedHistory;
import io.churnwarnings.domain.state.CustomerProfile;
import io.churnwarnings.domain.state.Ledger;
import io.churnwarnings.domain.state.PublishedWarning;
import io.churnwarnings.domain.state.WalkEvent;
import java.util.List;

/**
 * The walk through a customer's ledger in event-time order, through facts, changes of the rules and
 * the lines of silence between them. It visits one instant after another. The result at an instant
 * depends only on facts up to it, never on their order of arrival.
 */
public final class Walk {

    /** In place of {@code settled}: all events carry full contents. */
    public static final long IN_FULL = Long.MIN_VALUE;

    private static final Stage[] STAGES = Stage.values();

    private final Policy policy; // any: from when on events are announced never changes
    private final long settled;
    private final WalkCounts books;
    private final CustomerAsOf here;
    private final RaisedStages silences;
    private final WalkLog log = new WalkLog();
    private boolean live;
    private long now;

    /**
     * @param settled up to this instant events carry no snapshot of the customer, and drift is not
     *     evaluated
     */
    public Walk(Ledger ledger, Rulebook rules, long settled) {
        this(WalkCounts.of(ledger, rules), ledger.compacted(), rules, settled);
    }

    /** With counts that stand where the compacted facts end. */
    Walk(WalkCounts counts, CompactedHistory compacted, Rulebook rules, long settled) {
        this(rules, settled, counts, new RaisedStages(compacted), compacted.asOf());
    }

    private Walk(Rulebook rules, long settled, WalkCounts books, RaisedStages silences, long now) {
        policy = rules.first();
        this.settled = settled;
        this.books = books;
        here = new CustomerAsOf(books, rules, settled);
        this.silences = silences;
        this.now = now;
        live = !policy.goesLiveAfter(now);
        here.judge(now);
    }

    /**
     * Walks to an instant up to which everything is published. Where no cancellation can lead back,
     * no intermediate stop is needed: the published warnings determine the stage of the current
     * silence, unless rules that were unknown then put a line on an instant that was not visited.
     */
    public static Walk to(long settled, CustomerProfile profile, Rulebook rules) {
        Ledger ledger = profile.ledger();
        if (profile.upToDate() && profile.pendingEvents().isEmpty() && ledger.neverLeadsBack()) {
            WalkCounts books = WalkCounts.of(ledger, rules);
            books.skipTo(settled);
            long since = books.occasions().lastOrder();
            boolean kept = !books.occasions().isEmpty() && since > ledger.compacted().asOf();
            if (kept && !rules.first().goesLiveAfter(since)) {
                Walk walk =
                        new Walk(rules, settled, books, RaisedStages.of(profile.open()), settled);
                walk.here.lines().skipTo(settled, walk.silences.firstUnraised(walk.lastOrder()));
                if (walk.nextInstant() > settled) {
                    return walk;
                }
            }
        }
        return new Walk(ledger, rules, settled).advanceTo(settled);
    }

    /** Goes through all instants up to and including this one. */
    public Walk advanceTo(long instant) {
        for (long at = nextInstant(); at <= instant && at != Lines.NEVER; at = nextInstant()) {
            stopAt(at);
        }
        return this;
    }

    /**
     * Goes on to the next instant at which something can happen and tells when that is; {@link
     * Lines#NEVER} if nothing can. Behind the last fact it is not looked whether something does: a
     * line that is held back may have to be looked for through a year of silence, which is done
     * step by step as the clock comes there. The walk leads nowhere afterwards.
     */
    public long advanceToNextEvent() {
        int before = log.size();
        while (books.nextFactAt() != Lines.NEVER) {
            long at = nextInstant();
            stopAt(at);
            if (log.size() > before) {
                return at;
            }
        }
        return here.due(
                now, live ? now : policy.warningsFrom(), silences.firstUnraised(lastOrder()));
    }

    /** Whether the walk leaves exactly this warning open, or none if it is null. */
    public boolean agreesWith(PublishedWarning published) {
        return silences.agreeWith(published);
    }

    /** All that happened so far. */
    public WalkLog log() {
        return log;
    }

    /** The RAISED of the warning that is open, in rising order of stages; empty if none is. */
    public List<WalkEvent> open() {
        return silences.open();
    }

    /**
     * Whether the warning of this silence is open at this stage or a higher one, or was when the
     * customer was forgotten.
     */
    public boolean leavesOpen(long silence, Stage stage) {
        return silences.isOpen(silence) && silences.highest(silence).compareTo(stage) >= 0
                || log.forgetsOpen(silence, stage);
    }

    /** The counts up to the walk's position. */
    public WalkCounts books() {
        return books;
    }

    /** The stages raised so far. */
    RaisedStages silences() {
        return silences;
    }

    /** The walk's position, UTC epoch milliseconds. */
    long now() {
        return now;
    }

    private long lastOrder() {
        return books.occasions().lastOrder();
    }

    private long nextInstant() {
        long at = Math.min(Math.min(books.nextFactAt(), here.end()), here.nextChange(now));
        return live ? Math.min(at, nextLine()) : Math.min(at, policy.warningsFrom());
    }

    private long nextLine() {
        return here.nextLine(silences.firstUnraised(lastOrder()));
    }

    private void stopAt(long instant) {
        boolean changes = here.nextChange(now) == instant;
        now = instant;
        CycleState before = here.cycle();
        boolean ordered = false;
        if (books.nextFactAt() == now) {
            ordered = books.take(now);
            changes = true;
        }
        if (changes) {
            here.judge(now);
        }
        close(before);
        if (here.end() < now) {
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
        if (here.end() == now) {
            forget();
        }
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
        log.add(
                cameBack
                        ? here.recovered(now, stage, silence, before)
                        : WalkEvent.bare(WalkEvent.Kind.WITHDRAWN, stage, now, silence));
        silences.close();
    }

    private void raise() {
        for (int i = silences.firstUnraised(lastOrder()); i < STAGES.length; i++) {
            if (here.lines().reached(STAGES[i], now) <= now) {
                raise(STAGES[i], false);
            }
        }
    }

    private void raise(Stage stage, boolean backlog) {
        WalkEvent event = here.raised(now, stage, backlog);
        silences.raise(event);
        log.add(event);
    }

    private void tellOfDrift() {
        List<DriftReason> reasons = books.driftBegun(now);
        if (!reasons.isEmpty()) {
            log.add(here.drifting(now, reasons));
        }
    }

    /**
     * Of the silence that stands now, only the highest line that was passed before is announced, or
     * nothing.
     */
    private void goLive() {
        live = true;
        for (int i = STAGES.length - 1; i >= 0; i--) {
            if (here.lines().reached(STAGES[i], now) < now) {
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
        log.add(WalkEvent.bare(WalkEvent.Kind.FORGOTTEN, stage, now, lastOrder()));
        books.startNewHistory();
        silences.clear();
        here.judge(now);
    }
}
