package io.churnwarnings.codec;

/** A record of the control topic cannot be executed; the message says why. */
public final class ControlException extends Exception {

    private static final long serialVersionUID = 1L;

    ControlException(String message) {
        super(message);
    }
}
