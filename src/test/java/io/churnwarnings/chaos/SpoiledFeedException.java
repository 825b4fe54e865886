package io.churnwarnings.chaos;

/** The input topic of a round does not hold what was sent: the round is no judgement of the job. */
final class SpoiledFeedException extends Exception {

    private static final long serialVersionUID = 1L;

    SpoiledFeedException(String message, Throwable cause) {
        super(message, cause);
    }
}
