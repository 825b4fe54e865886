package io.churnwarnings.codec;

import io.churnwarnings.codec.mapping.InputMapping;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.codec.record.RawRecord;

/**
 * Decodes records that come from files; their mark holds the result of reading the file. Not
 * thread-safe.
 */
public final class FedDecoder {

    private final FactDecoder asTheyStand;
    private final FactDecoder canonical;

    public FedDecoder(DecodingRules rules) {
        asTheyStand = new FactDecoder(rules);
        canonical =
                rules.mapping() == null
                        ? asTheyStand
                        : new FactDecoder(rules.with((InputMapping) null));
    }

    /**
     * Decodes a record.
     *
     * @param mark its {@link FileMark}, or null
     */
    public DecodedRecord decode(RawRecord received, byte[] mark) {
        if (mark == null) {
            return asTheyStand.decode(received);
        }
        return FileMark.isFact(mark)
                ? canonical.decode(received)
                : DecodedRecord.rejected(FileMark.rejection(mark, received));
    }
}
