package io.churnwarnings.codec.record;

import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.domain.fact.FactType;

/**
 * A part of a record that could not be used, while the record was taken: its refund or its
 * cancellation.
 *
 * @param part what it would have been
 * @param reason why it could not be used
 * @param detail for people: names the field and what was wrong with it
 */
public record DroppedPart(FactType part, RejectionReason reason, String detail) {}
