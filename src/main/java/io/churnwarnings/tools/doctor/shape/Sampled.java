package io.churnwarnings.tools.doctor.shape;

import io.churnwarnings.codec.record.RawRecord;

/**
 * Takes the records of a sample, one after the other.
 *
 * <p>The same sample can be read more than once.
 */
public interface Sampled {

    /** Told of each record. */
    interface Taker {
        void take(RawRecord received);
    }

    /**
     * Reads the sample.
     *
     * @param most how many records at most
     */
    void read(long most, Taker taker) throws Exception;
}
