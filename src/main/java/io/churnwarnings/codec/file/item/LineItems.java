package io.churnwarnings.codec.file.item;

import io.churnwarnings.codec.file.input.LineReader;
import io.churnwarnings.codec.json.RejectionReason;
import java.io.IOException;

/** A value a line. */
final class LineItems implements Items {

    private final LineReader lines;

    LineItems(LineReader lines) {
        this.lines = lines;
    }

    @Override
    public Item next() throws IOException {
        byte[] line = lines.nextWithoutReturns();
        if (line == null) {
            return null;
        }
        long number = lines.number();
        return lines.wasCut()
                ? Item.fault(
                        number - 1,
                        number,
                        line,
                        RejectionReason.TOO_LARGE,
                        "value: " + lines.length() + " bytes, of which the beginning is kept")
                : Item.value(number - 1, number, line);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
