package io.churnwarnings.domain.policy;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * The recommended action for the consumer of an event, by the customer's type, the stage or drift,
 * and the customer's value.
 *
 * @param words the actions by {@link #key}, complete
 */
public record Plays(Map<String, String> words) implements Serializable {

    /** The key of drift, which is no stage of silence. */
    public static final String DRIFTING = "DRIFTING";

    private static final int STAGES = Stage.values().length;
    private static final String[][][] KEYS = keys();

    public Plays {
        words = Map.copyOf(words);
    }

    /** The words that a shop without its own uses. */
    public static Plays standard() {
        Map<String, String> words = new HashMap<>();
        for (CustomerType type : CustomerType.values()) {
            for (CustomerValue value : CustomerValue.values()) {
                words.put(key(type, Stage.AT_RISK.name(), value), atRisk(type, value));
                words.put(key(type, Stage.LIKELY_LOST.name(), value), likelyLost(type));
                words.put(key(type, Stage.LOST.name(), value), "survey");
                words.put(key(type, DRIFTING, value), "care-message");
            }
        }
        return new Plays(words);
    }

    /**
     * The key of an action in {@link #words}.
     *
     * @param what the name of a stage, or {@link #DRIFTING}
     */
    public static String key(CustomerType type, String what, CustomerValue value) {
        return type + "." + what + "." + value;
    }

    /**
     * The word.
     *
     * @param stage the stage of silence, or null for {@link #DRIFTING}
     */
    public String of(CustomerType type, Stage stage, CustomerValue value) {
        int what = stage == null ? STAGES : stage.ordinal();
        return words.get(KEYS[type.ordinal()][what][value.ordinal()]);
    }

    /** All keys, by ordinals: none is put together for an event. */
    private static String[][][] keys() {
        CustomerType[] types = CustomerType.values();
        CustomerValue[] values = CustomerValue.values();
        String[][][] keys = new String[types.length][STAGES + 1][values.length];
        for (CustomerType type : types) {
            for (CustomerValue value : values) {
                for (Stage stage : Stage.values()) {
                    keys[type.ordinal()][stage.ordinal()][value.ordinal()] =
                            key(type, stage.name(), value);
                }
                keys[type.ordinal()][STAGES][value.ordinal()] = key(type, DRIFTING, value);
            }
        }
        return keys;
    }

    private static String atRisk(CustomerType type, CustomerValue value) {
        return switch (type) {
            case NEW, SLEEPING, ONE_TIME -> "second-order-offer";
            case RETURNING -> "reminder";
            case LOYAL -> value == CustomerValue.HIGH ? "personal-call" : "care-message";
        };
    }

    private static String likelyLost(CustomerType type) {
        return switch (type) {
            case NEW, SLEEPING, ONE_TIME -> "promotion-price";
            case RETURNING -> "win-back-offer";
            case LOYAL -> "personal-call";
        };
    }
}
