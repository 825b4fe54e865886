package io.churnwarnings.time;

import java.io.Serializable;

/** The time on the wall, which goes on whatever comes. */
@FunctionalInterface
public interface WallClock extends Serializable {

    /** The machine's own. */
    WallClock SYSTEM = System::currentTimeMillis;

    /** Epoch milliseconds. */
    long now();
}
