package io.churnwarnings.codec.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.codec.json.JsonBytes;
import io.churnwarnings.codec.json.WireNumbers;
import io.churnwarnings.domain.fact.Worth;

/** The worth of a customer in events and profiles. */
final class WorthFields {

    private static final byte[] EXPECTED_ORDERS = field("expectedOrders");
    private static final byte[] EXPECTED_REVENUE = field("expectedRevenue");
    private static final byte[] HORIZON_DAYS = field("valueHorizonDays");
    private static final byte[] AT_RISK = field("valueAtRisk");

    private WorthFields() {}

    static void append(JsonBytes json, Worth worth) {
        WireNumbers.decimal(worth.expectedOrders(), json.raw(EXPECTED_ORDERS));
        if (!Double.isNaN(worth.expectedRevenue())) {
            WireNumbers.cents(worth.expectedRevenue(), json.raw(EXPECTED_REVENUE));
        }
        WireNumbers.plain(worth.horizonDays(), json.raw(HORIZON_DAYS));
    }

    static void appendAtRisk(JsonBytes json, Worth worth) {
        if (!Double.isNaN(worth.valueAtRisk())) {
            WireNumbers.cents(worth.valueAtRisk(), json.raw(AT_RISK));
        }
    }

    private static byte[] field(String name) {
        return (",\"" + name + "\":").getBytes(UTF_8);
    }
}
