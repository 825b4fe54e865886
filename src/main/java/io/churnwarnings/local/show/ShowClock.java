package io.churnwarnings.local.show;

import io.churnwarnings.time.WallClock;

/**
 * The clock on the wall of a show, where a day takes a second.
 *
 * @param began when the show began by the machine's own clock, epoch milliseconds
 * @param opening what the clock showed then, epoch milliseconds
 */
public record ShowClock(long began, long opening) implements WallClock {

    private static final long LAPSE = 86_400;

    @Override
    public long now() {
        return opening + (System.currentTimeMillis() - began) * LAPSE;
    }
}
