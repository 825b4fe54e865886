package io.churnwarnings.tools.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import io.churnwarnings.domain.EventType;
import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.policy.CustomerType;
import io.churnwarnings.domain.policy.CustomerValue;
import io.churnwarnings.domain.policy.Stage;
import java.time.Instant;

/**
 * A warning that was raised, as far as one judges it by. Instants are UTC epoch milliseconds.
 *
 * @param customerId of whom
 * @param stage the line that was reached
 * @param at when
 * @param lastPurchaseAt when the silence began
 * @param cycleDays the customer's cycle in days; NaN if none is defined
 * @param probability of loss; NaN if none is given
 * @param type the customer's type then
 * @param value the customer's value then
 */
public record Warned(
        String customerId,
        Stage stage,
        long at,
        long lastPurchaseAt,
        double cycleDays,
        double probability,
        CustomerType type,
        CustomerValue value) {

    /** Whether an event of the domain raises a warning. */
    static boolean isRaised(WarningEvent event) {
        return event.type() == EventType.RAISED;
    }

    /** Whether a message of the job raises a warning. */
    public static boolean isRaised(JsonNode message) {
        return message.path("type").asText().equals(EventType.RAISED.name());
    }

    static Warned of(WarningEvent event) {
        return new Warned(
                event.customerId(),
                event.stage(),
                event.occurredAt(),
                event.lastPurchaseAt(),
                event.cycle().cycle() == null ? Double.NaN : event.cycle().cycle().days(),
                event.loss() == null ? Double.NaN : event.loss().probability(),
                event.customerType(),
                event.rfm().value());
    }

    /** The warning that a message of the job raises. */
    public static Warned of(JsonNode message) {
        return new Warned(
                message.path("customerId").asText(),
                Stage.valueOf(message.path("stage").asText()),
                Instant.parse(message.path("occurredAt").asText()).toEpochMilli(),
                Instant.parse(message.path("lastPurchaseAt").asText()).toEpochMilli(),
                message.path("cycleDays").asDouble(Double.NaN),
                message.path("lossProbability").asDouble(Double.NaN),
                CustomerType.valueOf(message.path("customerType").asText()),
                CustomerValue.valueOf(message.path("value").asText()));
    }
}
