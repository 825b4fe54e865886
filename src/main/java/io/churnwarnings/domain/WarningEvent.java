package io.churnwarnings.domain;

/**
 * One message of the warnings topic, before it is encoded.
 *
 * @param eventId 32 lower-case hex digits, a function of the facts alone: consumers deduplicate by
 *     it
 * @param type what the event says
 * @param stage the line reached, or the highest raised of the warning that is closed
 * @param customerId whose event it is
 * @param occurredAt UTC epoch milliseconds at which the event became true
 * @param lastPurchaseAt UTC epoch milliseconds of the order with which the silence began
 * @param cycle the rhythm as of the event (RAISED), or just before it (RECOVERED); null for
 *     WITHDRAWN
 * @param backlog true for what was announced at once when going live on a history
 * @param modelVersion version of the population model, or null without one
 */
public record WarningEvent(
        String eventId,
        EventType type,
        Stage stage,
        String customerId,
        long occurredAt,
        long lastPurchaseAt,
        CycleState cycle,
        boolean backlog,
        String modelVersion) {}
