package io.churnwarnings.local.shop;

import java.time.Instant;

/**
 * The settings of a synthetic shop.
 *
 * @param customers the number of customers, 0 or more
 * @param days the length of the history
 * @param seed the same seed gives the same purchases, byte for byte
 * @param guestPurchases the number of purchases under the id {@code guest}, as from a till without
 *     customer names; 0 or more
 */
public record ShopSettings(int customers, int days, long seed, int guestPurchases) {

    /** When the shop opens: fixed, because the wall time would give other purchases every day. */
    public static final long OPENING = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();

    static final long MINUTE = 60_000;
    static final long DAY = 86_400_000;

    public ShopSettings {
        if (customers < 0 || guestPurchases < 0) {
            throw new IllegalArgumentException(
                    "a shop cannot have fewer than 0 customers or purchases");
        }
        if (days < 1) {
            throw new IllegalArgumentException("a shop must be watched for at least one day");
        }
    }

    long closing() {
        return OPENING + days * DAY;
    }
}
