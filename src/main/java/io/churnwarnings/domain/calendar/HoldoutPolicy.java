package io.churnwarnings.domain.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serializable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The share of silences that the shop leaves alone, so that it can be measured what treatment does.
 * A silence is held out as a whole or not at all: it depends on the customer and the quarter in
 * which the silence began.
 *
 * @param share how many of {@value #BUCKETS} buckets are held out; 0 for none
 * @param salt varies which customers these are
 * @param zone the zone of the local days
 */
public record HoldoutPolicy(int share, String salt, ZoneId zone) implements Serializable {

    /** The number of buckets. */
    public static final int BUCKETS = 10_000;

    /** Nothing is held out. */
    public static final HoldoutPolicy NONE = new HoldoutPolicy(0, "", null);

    private static final char SEPARATOR = '\u001F';

    /** The same with another share. */
    public HoldoutPolicy with(int otherShare) {
        return new HoldoutPolicy(otherShare, salt, zone);
    }

    /**
     * Whether a customer's silence, or what begins at that instant, is held out.
     *
     * @param origin when it began, UTC epoch milliseconds
     */
    public boolean holdsOut(String customerId, long origin) {
        return share > 0 && bucket(customerId, season(origin)) < share;
    }

    private String season(long origin) {
        ZonedDateTime local = Instant.ofEpochMilli(origin).atZone(zone);
        return local.getYear() + "Q" + ((local.getMonthValue() - 1) / 3 + 1);
    }

    /** The bucket of a customer in a season such as 2026Q1. */
    int bucket(String customerId, String season) {
        byte[] hash = sha256(salt + SEPARATOR + customerId + SEPARATOR + season);
        long first = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            first = first << 8 | hash[i] & 0xFF;
        }
        return (int) Long.remainderUnsigned(first, BUCKETS);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
