package io.churnwarnings.codec.json;

import io.churnwarnings.codec.FactDecoder;

/**
 * Why a record cannot be taken, in the order in which the reasons are tried: each on the whole
 * record before the next. The names are part of the dead-letter topic's format.
 */
public enum RejectionReason {
    /** The value is longer than {@link FactDecoder#MAX_VALUE_BYTES}. */
    TOO_LARGE,
    /** The value is null or has no bytes. */
    EMPTY,
    /** The value is not one whole JSON value in well-formed UTF-8, or is nested too deeply. */
    NOT_JSON,
    /** The value is JSON, but no object. */
    NOT_AN_OBJECT,
    /** A required field is absent or null. */
    MISSING_FIELD,
    /** A field has the wrong type, is empty or too long, or is not a time. */
    BAD_FIELD,
    /** {@code type} is a string that is none of the known types. */
    UNKNOWN_TYPE,
    /** The fact claims to be later than its record, by more than the skew allowed. */
    IN_FUTURE,
    /** The fact is older than the oldest accepted time. */
    TOO_OLD,
    /**
     * The value does not match the encoding of the topic, or its schema is unknown; the counterpart
     * of {@link #NOT_JSON} for other encodings.
     */
    UNREADABLE,
    /** A record of the rules topic is no sound document, or comes too late. */
    BAD_RULES,
    /** A record of the control topic is no known request. */
    BAD_CONTROL,
    /**
     * A row of a file has more cells than its header, so that cells cannot be matched with titles;
     * the counterpart of {@link #NOT_JSON} for rows.
     */
    BAD_ROW
}
