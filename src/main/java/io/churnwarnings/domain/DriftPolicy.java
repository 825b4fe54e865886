package io.churnwarnings.domain;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * When a customer drifts away.
 *
 * @param minGaps how many gaps he needs to be judged; 4 or more
 * @param gapRatio how many times longer than before his last gaps must be (their geometric mean);
 *     above 1
 * @param amountRatio to what part of what it was his order value must have sunk; above 0, below 1
 */
public record DriftPolicy(int minGaps, double gapRatio, BigDecimal amountRatio)
        implements Serializable {}
