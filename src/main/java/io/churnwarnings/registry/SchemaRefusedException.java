package io.churnwarnings.registry;

/**
 * The registry answers, but has no usable schema under this id. A verdict on the records that name
 * it, in contrast to {@link RegistryException}.
 */
final class SchemaRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    SchemaRefusedException(String message) {
        super(message);
    }
}
