package io.churnwarnings.local.show;

import io.churnwarnings.time.WallClock;

/**
 * The wall clock of a show, on which a day takes a second.
 *
 * @param began the start of the show by the machine's clock, epoch milliseconds
 * @param opening the time of this clock at the start, epoch milliseconds
 */
public record ShowClock(long began, long opening) implements WallClock {

    private static final long LAPSE = 86_400;

    @Override
    public long now() {
        return opening + (System.currentTimeMillis() - began) * LAPSE;
    }
}
