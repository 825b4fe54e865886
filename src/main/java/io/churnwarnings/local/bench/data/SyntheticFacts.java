package io.churnwarnings.local.bench.data;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;

/**
 * Facts of a made-up shop, written without a parser or a formatter so that making them costs far
 * less than reading them. The arrays that it hands out are its own and change with the next fact.
 */
public final class SyntheticFacts {

    private static final String TEMPLATE =
            "{\"orderId\":\"o000000000\",\"customerId\":\"c000000000\","
                    + "\"occurredAt\":\"2012-01-01T00:00:00.000Z\",\"type\":\"purchase\","
                    + "\"amount\":100.00,\"currency\":\"CNY\","
                    + "\"items\":[{\"sku\":\"tea-0000\",\"category\":\"tea\",\"quantity\":1}]}";
    private static final int ORDER = TEMPLATE.indexOf("o0") + 1;
    private static final int CUSTOMER = TEMPLATE.indexOf("c0") + 1;
    private static final int TIME = TEMPLATE.indexOf("2012");
    private static final int SECONDS = TIME + "2012-01-01T00:00:".length();
    private static final int MILLIS = SECONDS + "00.".length();
    private static final int AMOUNT = TEMPLATE.indexOf("100.00");
    private static final int SKU = TEMPLATE.indexOf("tea-") + 4;
    private static final int QUANTITY = TEMPLATE.indexOf("1}]");
    private static final int ID_DIGITS = 9;
    private static final int MINUTE = 60_000;
    private static final long OPENING = Instant.parse("2012-01-01T00:00:00Z").toEpochMilli();

    private final Customers customers;
    private final byte[] value = TEMPLATE.getBytes(US_ASCII);
    private final byte[] key = "c000000000".getBytes(US_ASCII);
    private int orders;
    private int customer;
    private int minute = -1;

    public SyntheticFacts(Customers customers) {
        this.customers = customers;
    }

    /** Makes the next fact; facts come in order of time but for a minute. */
    public void next() {
        customer = customers.next();
        if (customers.minute() != minute) {
            minute = customers.minute();
            byte[] time = Instant.ofEpochMilli(minuteStart()).toString().getBytes(US_ASCII);
            System.arraycopy(time, 0, value, TIME, SECONDS - TIME);
        }
        int millis = customers.dice(MINUTE);
        digits(value, ORDER, ID_DIGITS, orders++);
        digits(value, CUSTOMER, ID_DIGITS, customer);
        digits(key, 1, ID_DIGITS, customer);
        digits(value, SECONDS, 2, millis / 1_000);
        digits(value, MILLIS, 3, millis % 1_000);
        digits(value, AMOUNT, 3, 100 + customers.dice(900));
        digits(value, AMOUNT + 4, 2, customers.dice(100));
        digits(value, SKU, 4, customers.dice(10_000));
        digits(value, QUANTITY, 1, 1 + customers.dice(9));
    }

    /** The number of the customer whose fact it is. */
    int customer() {
        return customer;
    }

    /** When the record is written, in epoch milliseconds: within a minute of the fact. */
    public long timestamp() {
        return minuteStart() + MINUTE;
    }

    public byte[] key() {
        return key;
    }

    public byte[] value() {
        return value;
    }

    private long minuteStart() {
        return OPENING + (long) minute * MINUTE;
    }

    private static void digits(byte[] text, int from, int count, int number) {
        int rest = number;
        for (int i = from + count - 1; i >= from; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
