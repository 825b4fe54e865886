package io.churnwarnings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.codec.field.OptionalField;
import io.churnwarnings.codec.json.JsonText;
import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;

/** Writes facts as the canonical JSON that a shop would have sent. */
public final class CanonicalFact {

    private static final int SCALE = 4;

    private CanonicalFact() {}

    /**
     * The JSON of a fact.
     *
     * @param dropped the unusable fields, to be counted when the fact is read
     */
    public static byte[] json(CustomerFact told, Set<OptionalField> dropped) {
        Fact fact = told.fact();
        StringBuilder json = new StringBuilder(160);
        JsonText.appendQuoted(json.append("{\"orderId\":"), fact.orderId());
        JsonText.appendQuoted(json.append(",\"customerId\":"), told.customerId());
        json.append(",\"occurredAt\":").append(fact.occurredAt());
        boolean soFar = fact.type() == FactType.REFUNDED_SO_FAR;
        String type = (soFar ? FactType.REFUND : fact.type()).name().toLowerCase(Locale.ROOT);
        json.append(",\"type\":\"").append(type).append('"');
        if (soFar) {
            soFar(json, fact);
        } else if (fact.amount() != Fact.UNKNOWN_AMOUNT) {
            json.append(",\"amount\":")
                    .append(BigDecimal.valueOf(fact.amount(), SCALE).toPlainString());
            JsonText.appendQuoted(json.append(",\"currency\":"), fact.currency());
        } else if (dropped.contains(OptionalField.AMOUNT)) {
            json.append(",\"amount\":\"?\"");
        } else if (dropped.contains(OptionalField.CURRENCY)) {
            json.append(",\"amount\":0,\"currency\":\"?\"");
        }
        if (fact.promotion()) {
            json.append(",\"promotion\":true");
        } else if (dropped.contains(OptionalField.PROMOTION)) {
            json.append(",\"promotion\":\"?\"");
        }
        return json.append('}').toString().getBytes(UTF_8);
    }

    private static void soFar(StringBuilder json, Fact fact) {
        json.append(",\"refundedSoFar\":");
        if (fact.amount() == Fact.UNKNOWN_AMOUNT) {
            json.append("\"ALL\"");
        } else {
            json.append(BigDecimal.valueOf(fact.amount(), SCALE).toPlainString());
        }
        JsonText.appendQuoted(json.append(",\"currency\":"), fact.currency());
    }

    /** The JSON of a sign of life. */
    public static byte[] heartbeat(long occurredAt) {
        return ("{\"type\":\"heartbeat\",\"occurredAt\":" + occurredAt + "}").getBytes(UTF_8);
    }
}
