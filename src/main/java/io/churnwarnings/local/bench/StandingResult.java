package io.churnwarnings.local.bench;

/** What was measured of the job as it stands, by itself. */
interface StandingResult {

    /** For people. */
    String text();
}
