package io.churnwarnings.codec.file.input;

import java.io.IOException;

/**
 * A file of records that cannot be used; the message names the file, the line where there is one,
 * and what to do.
 */
public final class RecordFileException extends IOException {

    private static final long serialVersionUID = 1;

    public RecordFileException(String message) {
        super(message);
    }

    public RecordFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
