package io.churnwarnings.tools.fit;

/** A history from which no model can be had; the message says why. */
public final class FitException extends Exception {

    private static final long serialVersionUID = 1L;

    FitException(String message) {
        super(message);
    }
}
