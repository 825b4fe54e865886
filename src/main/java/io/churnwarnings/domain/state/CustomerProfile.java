package io.churnwarnings.domain.state;

import io.churnwarnings.domain.line.Lines;
import java.util.List;

/**
 * The complete state of one customer.
 *
 * @param ledger the customer's facts
 * @param published the published warnings of the silences that can still be reopened, and of the
 *     open one
 * @param pendingEvents the walk's results in facts that a full ledger compacted before the clock
 *     reached them, in order; not published yet
 * @param nextCheckAt the next check, UTC epoch milliseconds; nothing is due before.
 * @param upToDate whether the published warnings equal the walk's results, so that the walk can
 *     continue from there; false after late facts
 */
public record CustomerProfile(
        Ledger ledger,
        List<PublishedWarning> published,
        List<WalkEvent> pendingEvents,
        long nextCheckAt,
        boolean upToDate) {

    /** {@link #nextCheckAt} of a customer without a future event. */
    public static final long NEVER = Lines.NEVER;

    /** The value of an unknown customer. */
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
