package io.churnwarnings.domain;

import io.churnwarnings.domain.fact.Worth;
import io.churnwarnings.domain.line.CycleState;
import io.churnwarnings.domain.line.DriftReason;
import io.churnwarnings.domain.policy.CustomerType;
import io.churnwarnings.domain.policy.Rfm;
import io.churnwarnings.domain.policy.Stage;
import java.util.List;

/**
 * One message of the warnings topic, before it is encoded.
 *
 * @param eventId 32 lower-case hex digits, a function of the facts alone, for deduplication by
 *     consumers
 * @param type the type of the event
 * @param stage the line reached, or the highest raised of the warning that is closed; null for
 *     DRIFTING
 * @param customerId the customer of the event
 * @param occurredAt the event time, UTC epoch milliseconds
 * @param lastPurchaseAt UTC epoch milliseconds of the order with which the silence began
 * @param cycle the interpurchase time as of the event, for RECOVERED just before it; null for
 *     WITHDRAWN
 * @param loss the probability of loss, for RAISED with a population model; else null
 * @param rfm recency, frequency and monetary value as of the event; null for WITHDRAWN
 * @param customerType the customer type as of the event; null for WITHDRAWN
 * @param play the recommended action, for RAISED and DRIFTING; else null
 * @param reasons the reasons of the drift; empty but for DRIFTING
 * @param backlog true for events published at once when going live on a history
 * @param modelVersion version of the population model, or null without one
 * @param rulesVersion version of the rules that came while the job ran, or null without them
 * @param linePrice the price of the line reached, in false alarms; NaN where lines have no price
 * @param worth the expected value of the customer, for RAISED with a spending model; else null
 * @param receipt a summary of the removed facts, for ERASED; else null
 * @param context what the shop's calendar and its holdout say; never null
 */
public record WarningEvent(
        String eventId,
        EventType type,
        Stage stage,
        String customerId,
        long occurredAt,
        long lastPurchaseAt,
        CycleState cycle,
        Loss loss,
        Rfm rfm,
        CustomerType customerType,
        String play,
        List<DriftReason> reasons,
        boolean backlog,
        String modelVersion,
        String rulesVersion,
        double linePrice,
        Worth worth,
        ErasureReceipt receipt,
        EventContext context) {

    public WarningEvent {
        reasons = List.copyOf(reasons);
    }

    /** An event that tells of no erasure, nor of a price or worth. */
    public WarningEvent(
            String eventId,
            EventType type,
            Stage stage,
            String customerId,
            long occurredAt,
            long lastPurchaseAt,
            CycleState cycle,
            Loss loss,
            Rfm rfm,
            CustomerType customerType,
            String play,
            List<DriftReason> reasons,
            boolean backlog,
            String modelVersion,
            String rulesVersion) {
        this(
                eventId,
                type,
                stage,
                customerId,
                occurredAt,
                lastPurchaseAt,
                cycle,
                loss,
                rfm,
                customerType,
                play,
                reasons,
                backlog,
                modelVersion,
                rulesVersion,
                Double.NaN,
                null,
                null,
                EventContext.NONE);
    }

    /**
     * The erasure of a customer.
     *
     * @param at when it was requested, UTC epoch milliseconds; the id is a function of it and the
     *     customer alone
     */
    public static WarningEvent erased(String customerId, long at, ErasureReceipt receipt) {
        return new WarningEvent(
                EventId.of(customerId, at, EventType.ERASED, null, at, 0),
                EventType.ERASED,
                null,
                customerId,
                at,
                at,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                false,
                null,
                null,
                Double.NaN,
                null,
                receipt,
                EventContext.NONE);
    }
}
