package io.churnwarnings.local.shop;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Writes the events of the shop as records of the purchases topic: valid ones, and some invalid
 * ones.
 */
final class ShopFacts {

    private static final ZoneOffset SHOP = ZoneOffset.ofHours(8);
    private static final String[] GOODS = {"tea", "books", "shoes", "toys", "lamps", "spices"};
    private static final int KINDS_OF_NONSENSE = 8;

    private ShopFacts() {}

    static byte[] purchase(String customer, String order, long at, long cents, Dice dice) {
        StringBuilder json =
                start(customer, order, at, dice).append(",\"amount\":").append(money(cents));
        if (dice.chance(0.3)) {
            String kind = GOODS[dice.oneOf(GOODS.length)];
            json.append(",\"items\":[{\"sku\":\"")
                    .append(kind)
                    .append('-')
                    .append(dice.oneOf(1000));
            json.append("\",\"category\":\"")
                    .append(kind)
                    .append("\",\"quantity\":")
                    .append(1 + dice.oneOf(4));
            json.append("}]");
        }
        return bytes(json.append('}').toString());
    }

    static byte[] cancellation(String customer, String order, long at, Dice dice) {
        return bytes(
                start(customer, order, at, dice).append(",\"type\":\"cancellation\"}").toString());
    }

    static byte[] refund(String customer, String order, long at, long cents, Dice dice) {
        StringBuilder json = start(customer, order, at, dice);
        if (dice.chance(0.5)) {
            json.append(",\"amount\":-").append(money(cents));
        } else {
            json.append(",\"type\":\"refund\",\"amount\":\"").append(money(cents)).append('"');
        }
        return bytes(json.append('}').toString());
    }

    /** A record of one of the kinds that shops really send, and that must be rejected. */
    static byte[] nonsense(String customer, String order, long at, Dice dice) {
        String sound = start(customer, order, at, dice).append('}').toString();
        return switch (dice.oneOf(KINDS_OF_NONSENSE)) {
            case 0 -> new byte[0];
            case 1 -> bytes(sound.substring(0, sound.length() / 2));
            case 2 -> bytes("[" + sound + "]");
            case 3 -> bytes(sound.replace("customerId", "customer"));
            case 4 -> bytes(stamped(customer, order, "\"yesterday\"") + "}");
            case 5 -> bytes(sound.replace("}", ",\"type\":\"exchange\"}"));
            case 6 -> bytes(stamped(customer, order, "\"2999-01-01T00:00:00Z\"") + "}");
            default -> bytes(stamped(customer, order, "0") + "}");
        };
    }

    private static StringBuilder start(String customer, String order, long at, Dice dice) {
        Instant instant = Instant.ofEpochMilli(at);
        String time =
                switch (dice.oneOf(3)) {
                    case 0 -> Long.toString(at);
                    case 1 -> "\"" + instant + "\"";
                    default -> "\"" + instant.atOffset(SHOP) + "\"";
                };
        return stamped(customer, order, time);
    }

    private static StringBuilder stamped(String customer, String order, String time) {
        return new StringBuilder(160)
                .append("{\"orderId\":\"")
                .append(order)
                .append("\",\"customerId\":\"")
                .append(customer)
                .append("\",\"occurredAt\":")
                .append(time);
    }

    private static String money(long cents) {
        return cents / 100 + "." + cents / 10 % 10 + cents % 10;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
