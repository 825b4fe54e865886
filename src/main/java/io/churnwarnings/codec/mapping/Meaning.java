package io.churnwarnings.codec.mapping;

import io.churnwarnings.domain.fact.FactType;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a word tells of a record: which parts it has, or that it is a sign of life alone.
 *
 * @param parts purchase, refund and cancellation, as far as the record tells of them
 * @param heartbeat whether it says that the shop's systems are alive
 * @param ignored whether it is left out
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

    /** Whether the record tells of nothing but this. */
    public boolean tellsAlone(FactType part) {
        return parts.size() == 1 && parts.contains(part);
    }
}
