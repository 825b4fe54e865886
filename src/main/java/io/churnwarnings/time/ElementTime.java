package io.churnwarnings.time;

import java.io.Serializable;

/**
 * Extracts the event time of a source's elements for the clock.
 *
 * @param <T> the elements
 */
public interface ElementTime<T> extends Serializable {

    /** The answer of {@link #observedTime} for an element that must not touch the clock. */
    long NONE = Long.MIN_VALUE;

    /**
     * The time that the element proves to have come: the earlier of when it says that it happened
     * and when it was written.
     *
     * @return epoch milliseconds, or {@link #NONE} for a rejected element
     */
    long observedTime(T element);

    /**
     * How long after that time the element was written, so that the clock knows how late elements
     * use to come.
     *
     * @return milliseconds, at least 0; anything for a rejected element
     */
    long lateness(T element);

    /** Where the element stands in its split (its Kafka offset); grows along the split. */
    long position(T element);
}
