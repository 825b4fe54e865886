package io.churnwarnings.codec.record;

import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.domain.fact.FactType;

/**
 * An unusable part of an accepted record: a refund or the cancellation.
 *
 * @param part the type of the part
 * @param reason the reason for dropping it
 * @param detail for people: the field and its error
 */
public record DroppedPart(FactType part, RejectionReason reason, String detail) {}
