package io.churnwarnings.domain.policy;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * The conditions under which a customer drifts away.
 *
 * @param minGaps the number of gaps needed for an evaluation; {@value #LEAST_GAPS} or more
 * @param gapRatio the required ratio of the last gaps to the earlier ones (geometric means); above
 *     1
 * @param amountRatio the ratio to the earlier order value at or below which the order value must
 *     have fallen; above 0, at most 1
 */
public record DriftPolicy(int minGaps, double gapRatio, BigDecimal amountRatio)
        implements Serializable {

    /** Three gaps are compared with those before them, of which there must be one. */
    public static final int LEAST_GAPS = 4;
}
