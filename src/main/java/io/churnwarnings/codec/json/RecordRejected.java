package io.churnwarnings.codec.json;

/**
 * Leaves the decoder by the shortest way. Without a stack trace: a storm of poison must not cost
 * more than good records.
 */
public final class RecordRejected extends Exception {

    private static final long serialVersionUID = 1;

    private final RejectionReason reason;

    public RecordRejected(RejectionReason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    public RejectionReason reason() {
        return reason;
    }
}
