package io.churnwarnings.codec;

import java.io.Serializable;

/**
 * How files are read. Null means that the setting is detected for each file.
 *
 * @param separator the separator of the cells of rows
 * @param encoding the name of the character encoding
 * @param decimal the decimal separator of numbers in rows, a point or a comma
 * @param fed whether the records of a topic come from files and carry a {@link FileMark}; only in a
 *     job that reads a topic which nothing else writes
 */
public record FileRules(Character separator, String encoding, Character decimal, boolean fed)
        implements Serializable {

    /** No setting. */
    public static final FileRules UNTOLD = new FileRules(null, null, null, false);

    /** The same for a topic that files are written to. */
    public FileRules ofFedTopic() {
        return new FileRules(separator, encoding, decimal, true);
    }
}
