package io.churnwarnings.local.bench;

/** A measurement of the job alone. */
interface StandingResult {

    /** For people. */
    String text();
}
