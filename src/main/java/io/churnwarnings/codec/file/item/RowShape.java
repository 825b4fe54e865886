package io.churnwarnings.codec.file.item;

import io.churnwarnings.codec.file.input.TextEncodings;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;

/**
 * How the rows of a file are written.
 *
 * @param separator what stands between cells
 * @param encoding of its text
 * @param decimal the sign before the decimals of numbers
 */
public record RowShape(char separator, Charset encoding, char decimal) {

    /** The text of a file without the mark of its encoding. Bytes that it does not have fail. */
    static Reader text(InputStream bytes, Charset encoding) throws IOException {
        BufferedInputStream in = new BufferedInputStream(bytes, 1 << 16);
        in.mark(4);
        byte[] start = in.readNBytes(3);
        in.reset();
        in.skipNBytes(TextEncodings.markLength(encoding, start));
        return new InputStreamReader(in, encoding.newDecoder());
    }

    /** In words for people. */
    public String said() {
        String between =
                switch (separator) {
                    case '\t' -> "tabs";
                    case ',' -> "commas";
                    case ';' -> "semicolons";
                    default -> "'" + separator + "'";
                };
        return "cells between %s, %s, numbers with a decimal %s"
                .formatted(between, encoding.name(), decimal == ',' ? "comma" : "point");
    }
}
