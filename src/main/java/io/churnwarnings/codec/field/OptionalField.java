package io.churnwarnings.codec.field;

/** The fields for which a purchase is never rejected: an unusable one is dropped and counted. */
public enum OptionalField {
    /** Not a number, or too large. */
    AMOUNT,
    /** Not three capitals; the amount is unknown then. */
    CURRENCY,
    /** Not an array of objects. */
    ITEMS,
    /** Neither true nor false. */
    PROMOTION
}
