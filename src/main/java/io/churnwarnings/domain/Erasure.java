package io.churnwarnings.domain;

import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.state.CompactedHistory;
import io.churnwarnings.domain.state.CustomerProfile;
import io.churnwarnings.domain.state.Entry;
import io.churnwarnings.domain.state.Ledger;
import io.churnwarnings.domain.state.PublishedWarning;
import java.util.List;

/**
 * The removal of a customer's facts up to an instant. Later facts stay, because the request may be
 * read long after its time, or twice.
 *
 * @param rest the remaining profile, not yet evaluated; {@link CustomerProfile#EMPTY} if nothing
 *     remains
 * @param receipt a summary of the removed facts
 */
public record Erasure(CustomerProfile rest, ErasureReceipt receipt) {

    /**
     * Parts a customer's profile. Folded facts cannot be parted: they go if the first of the
     * purchases among them does.
     *
     * @param at the last instant that is removed, UTC epoch milliseconds
     */
    public static Erasure of(CustomerProfile profile, long at) {
        Ledger ledger = profile.ledger();
        List<Entry> entries = ledger.entries();
        int first = 0;
        while (first < entries.size() && entries.get(first).occurredAt() <= at) {
            first++;
        }
        PublishedWarning open = profile.open();
        ErasureReceipt receipt =
                new ErasureReceipt(
                        first, open == null || open.lastPurchaseAt() > at ? null : open.highest());
        List<PublishedWarning> published =
                profile.published().stream()
                        .filter(warning -> warning.lastPurchaseAt() > at)
                        .toList();
        boolean cuts = first > 0 || reaches(ledger.compacted(), at);
        if (!cuts && published.size() == profile.published().size()) {
            return new Erasure(profile, receipt);
        }
        if (cuts && first == entries.size()) {
            return new Erasure(CustomerProfile.EMPTY, receipt);
        }
        CustomerProfile rest =
                new CustomerProfile(
                        cuts ? ledger.startingAt(first) : ledger,
                        published,
                        cuts ? List.of() : profile.pendingEvents(),
                        profile.nextCheckAt(),
                        false);
        return new Erasure(rest, receipt);
    }

    private static boolean reaches(CompactedHistory compacted, long at) {
        if (compacted.asOf() == Long.MIN_VALUE) {
            return false;
        }
        Occasions occasions = compacted.purchases().occasions();
        long first = occasions.isEmpty() ? compacted.asOf() : occasions.first();
        return first <= at
                || compacted.raised().stream().anyMatch(silence -> silence.since() <= at);
    }
}
