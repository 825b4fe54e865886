package io.churnwarnings.codec.file.row;

import java.util.List;

/**
 * A row of a file.
 *
 * @param line the line in which it begins, from 1
 * @param cells its cells, without quotes
 * @param skipped how many characters it has, if it is too large to be looked at; else 0
 */
public record Row(long line, List<String> cells, long skipped) {

    public boolean isTooLarge() {
        return skipped > 0;
    }
}
