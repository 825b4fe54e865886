package io.churnwarnings.codec.mapping;

import io.churnwarnings.domain.fact.FactType;
import java.util.EnumSet;
import java.util.Set;

/**
 * The meaning of a word for the type of a record: its parts, or that it is only a heartbeat.
 *
 * @param parts the parts of the record: purchase, refund, cancellation
 * @param heartbeat whether it shows that the shop's systems are running
 * @param ignored whether it is ignored
 */
public record Meaning(Set<FactType> parts, boolean heartbeat, boolean ignored) {

    private static final Meaning HEARTBEAT = new Meaning(Set.of(), true, false);
    private static final Meaning IGNORED = new Meaning(Set.of(), false, true);

    /** The meaning with a name, or null if there is none of that name. */
    public static Meaning parse(String text) {
        if (text.equals("heartbeat")) {
            return HEARTBEAT;
        }
        if (text.equals("ignore")) {
            return IGNORED;
        }
        Set<FactType> parts = EnumSet.noneOf(FactType.class);
        for (String name : text.split("\\+", -1)) {
            FactType part =
                    switch (name.trim()) {
                        case "purchase" -> FactType.PURCHASE;
                        case "refund" -> FactType.REFUND;
                        case "cancellation" -> FactType.CANCELLATION;
                        default -> null;
                    };
            if (part == null || !parts.add(part)) {
                return null;
            }
        }
        return new Meaning(parts, false, false);
    }

    public boolean tells(FactType part) {
        return parts.contains(part);
    }

    /** Whether this is the only part of the record. */
    public boolean tellsAlone(FactType part) {
        return parts.size() == 1 && parts.contains(part);
    }
}
