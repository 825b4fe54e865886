package io.churnwarnings.registry;

/**
 * The registry does not answer, or not as it should. Says nothing of the record for which it was
 * asked: that must be read again.
 */
public final class RegistryException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public RegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
