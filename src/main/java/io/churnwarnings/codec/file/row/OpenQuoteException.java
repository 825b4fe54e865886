package io.churnwarnings.codec.file.row;

import java.io.IOException;

/** A quote that is opened and not closed where its cell ends. */
final class OpenQuoteException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long line;

    OpenQuoteException(long line) {
        super("a quote is opened in line " + line + " and not closed where its cell ends");
        this.line = line;
    }

    long line() {
        return line;
    }
}
