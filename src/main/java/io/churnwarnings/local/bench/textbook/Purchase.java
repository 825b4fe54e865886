package io.churnwarnings.local.bench.textbook;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;

/** A purchase as it is read, and as it goes to its customer. */
@JsonIgnoreProperties(ignoreUnknown = true)
public class Purchase {

    public String customerId;
    public String orderId;

    /** Epoch milliseconds. */
    public long occurredAt;

    public String type;
    public double amount;
    public String currency;

    /** ISO-8601 or epoch milliseconds. */
    @JsonSetter("occurredAt")
    public void setTime(JsonNode time) {
        occurredAt =
                time.isNumber()
                        ? time.longValue()
                        : OffsetDateTime.parse(time.textValue()).toInstant().toEpochMilli();
    }
}
