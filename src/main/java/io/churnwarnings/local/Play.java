package io.churnwarnings.local;

import io.churnwarnings.codec.file.RecordReader;

/**
 * What is played to the job.
 *
 * @param name what people call it
 * @param records what the shop's systems send
 * @param opening when the shop opens, epoch milliseconds, if it is played while the job runs
 * @param days for how long it is played; 0 for a file, all of which is written before the job
 *     starts
 */
record Play(String name, RecordReader records, long opening, int days) {

    /** Everything that a file holds. */
    static Play file(String name, RecordReader records) {
        return new Play(name, records, 0, 0);
    }

    boolean isLive() {
        return days > 0;
    }
}
