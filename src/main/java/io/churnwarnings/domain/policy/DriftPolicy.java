package io.churnwarnings.domain.policy;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * When a customer drifts away.
 *
 * @param minGaps how many gaps he needs to be judged; {@value #LEAST_GAPS} or more
 * @param gapRatio how many times longer than before his last gaps must be (their geometric mean);
 *     above 1
 * @param amountRatio to what part of what it was his order value must have sunk; above 0, at most 1
 */
public record DriftPolicy(int minGaps, double gapRatio, BigDecimal amountRatio)
        implements Serializable {

    /** Three gaps are compared with those before them, of which there must be one. */
    public static final int LEAST_GAPS = 4;
}
