package io.churnwarnings.codec;

/**
 * Leaves the decoder by the shortest way. Without a stack trace: a storm of poison must not cost
 * more than good records.
 */
final class Unacceptable extends Exception {

    private static final long serialVersionUID = 1;

    private final RejectionReason reason;

    Unacceptable(RejectionReason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    RejectionReason reason() {
        return reason;
    }
}
