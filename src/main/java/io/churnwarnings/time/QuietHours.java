package io.churnwarnings.time;

import java.io.Serializable;
import java.time.Duration;

/**
 * How the clock goes on while nothing comes.
 *
 * @param quietAfter after how long without a record a partition that is read to its end is taken
 *     for quiet, above 0
 * @param quietLimit how far beyond the shop's last word the clock goes on, at least 0; beyond it
 *     the silence is an outage
 * @param holdGrace how long, after an outage, a partition that has not spoken is still waited for,
 *     at least 0
 */
public record QuietHours(Duration quietAfter, Duration quietLimit, Duration holdGrace)
        implements Serializable {

    /**
     * @throws IllegalArgumentException naming the setting that is out of its range
     */
    public QuietHours {
        if (quietAfter.toMillis() <= 0 || quietLimit.isNegative() || holdGrace.isNegative()) {
            throw new IllegalArgumentException(
                    "quietAfter is "
                            + quietAfter
                            + ", quietLimit "
                            + quietLimit
                            + ", holdGrace "
                            + holdGrace
                            + "; allowed is at least 1 ms, 0 and 0");
        }
    }
}
