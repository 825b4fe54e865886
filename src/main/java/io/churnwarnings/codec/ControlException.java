package io.churnwarnings.codec;

/** What a record of the control topic says cannot be done; the message tells why. */
public final class ControlException extends Exception {

    private static final long serialVersionUID = 1L;

    ControlException(String message) {
        super(message);
    }
}
