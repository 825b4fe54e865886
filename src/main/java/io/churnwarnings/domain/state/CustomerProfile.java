package io.churnwarnings.domain.state;

import io.churnwarnings.domain.line.Lines;
import java.util.List;

/**
 * All that is kept of one customer.
 *
 * @param ledger his facts
 * @param published what was published of the silences that can still be reopened, and of the one
 *     that is open
 * @param pendingEvents what the walk came to in facts that a full ledger folded before the clock
 *     reached them, in order; not published yet
 * @param nextCheckAt UTC epoch milliseconds at which the clock must come back to him; nothing is
 *     due before.
 * @param upToDate whether what was published is what the walk over the facts came to, so that the
 *     walk can go on from there; late facts may part the two
 */
public record CustomerProfile(
        Ledger ledger,
        List<PublishedWarning> published,
        List<WalkEvent> pendingEvents,
        long nextCheckAt,
        boolean upToDate) {

    /** {@link #nextCheckAt} of a customer to whom nothing can happen. */
    public static final long NEVER = Lines.NEVER;

    /** Of a customer of whom nothing is known. */
    public static final CustomerProfile EMPTY =
            new CustomerProfile(Ledger.EMPTY, List.of(), List.of(), NEVER, true);

    public CustomerProfile {
        published = List.copyOf(published);
        pendingEvents = List.copyOf(pendingEvents);
    }

    /** Whether nothing is left to keep. */
    public boolean isEmpty() {
        return ledger.entries().isEmpty() && pendingEvents.isEmpty();
    }

    /** The warning that consumers hold for open, or null. */
    public PublishedWarning open() {
        for (PublishedWarning warning : published) {
            if (warning.isOpen()) {
                return warning;
            }
        }
        return null;
    }

    public CustomerProfile wakingAt(long instant) {
        return new CustomerProfile(ledger, published, pendingEvents, instant, upToDate);
    }
}
