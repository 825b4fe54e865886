package io.churnwarnings.codec.file.row;

import java.io.IOException;

/** A text that stops being rows. */
public final class RowFaultException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long line;

    RowFaultException(long line, String message, Throwable cause) {
        super(message, cause);
        this.line = line;
    }

    /** The line where that begins, from 1. */
    public long line() {
        return line;
    }
}
