package io.churnwarnings.tools.doctor.shape;

import io.churnwarnings.codec.DecodingRules;
import io.churnwarnings.codec.file.FilePeek;
import java.util.function.Consumer;

/** Records to look at, as they stand; can be read more than once. */
public interface Sample {

    /**
     * Hands on values, undecoded.
     *
     * @param most how many at most
     */
    void values(DecodingRules rules, long most, Consumer<byte[]> taker) throws Exception;

    /** Decodes records. */
    void decode(DecodingRules rules, long most, FilePeek.Taker taker) throws Exception;

    /** Whether the records stand in files, so that what is true of files alone can be set. */
    boolean isOfFiles();
}
