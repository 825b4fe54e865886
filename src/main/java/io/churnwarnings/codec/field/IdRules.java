package io.churnwarnings.codec.field;

import java.io.Serializable;
import java.util.Set;

/**
 * How the ids of mapped records are written.
 *
 * @param absent words that name no order and no customer, as 0 or guest
 * @param whole whether texts such as 17851.0 are the whole numbers that they were before a column
 *     of numbers became text
 * @param orderIsRecord whether the source names no orders, so that each record is one
 */
public record IdRules(Set<String> absent, boolean whole, boolean orderIsRecord)
        implements Serializable {

    /** Every id is taken as it is written. */
    public static final IdRules PLAIN = new IdRules(Set.of(), false, false);

    public IdRules {
        absent = Set.copyOf(absent);
    }
}
