package io.churnwarnings.chaos;

/** The input topic of a round does not hold the sent records: the round is inconclusive. */
final class SpoiledFeedException extends Exception {

    private static final long serialVersionUID = 1L;

    SpoiledFeedException(String message, Throwable cause) {
        super(message, cause);
    }
}
