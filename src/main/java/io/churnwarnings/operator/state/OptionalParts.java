package io.churnwarnings.operator.state;

import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.domain.fact.TotalSpending;
import io.churnwarnings.domain.state.CompactedHistory;
import io.churnwarnings.serde.CustomerSnapshotFormat;
import io.churnwarnings.serde.SpendingFormat;
import io.churnwarnings.serde.Varints;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Optional parts of a customer's past that older versions did not keep: at its end, each with its
 * number and its length. A customer without parts costs nothing.
 *
 * <p>A number, once released, keeps its meaning. An unknown part was written by a newer version,
 * and skipping it would lose data, so it is refused.
 */
final class OptionalParts {

    /** {@link CompactedHistory}: the spending of compacted facts. */
    private static final int SPENDING = 1;

    /** {@link CompactedHistory}: its occasions in promotions. */
    private static final int PROMOTED = 2;

    private final DataOutputSerializer part = new DataOutputSerializer(32);

    void write(CompactedHistory compacted, DataOutputSerializer out) throws IOException {
        TotalSpending spending = compacted.purchases().spending();
        if (!spending.isNone()) {
            part.clear();
            SpendingFormat.write(spending, compacted.purchases().occasions().count(), part);
            finish(SPENDING, out);
        }
        if (compacted.purchases().occasions().promoted() > 0) {
            part.clear();
            CustomerSnapshotFormat.writePromoted(compacted.purchases().occasions(), part);
            finish(PROMOTED, out);
        }
    }

    private void finish(int number, DataOutputSerializer out) throws IOException {
        Varints.write(number, out);
        Varints.write(part.length(), out);
        out.write(part.getSharedBuffer(), 0, part.length());
    }

    /**
     * Reads all parts.
     *
     * @param compacted the parts read so far
     * @param end where the past ends
     * @return with the parts
     */
    static CompactedHistory read(CompactedHistory compacted, DataInputDeserializer in, int end)
            throws IOException {
        CompactedHistory read = compacted;
        while (in.getPosition() < end) {
            int number = Varints.readInt(in);
            Varints.readInt(in);
            Purchases purchases = read.purchases();
            read =
                    read.with(
                            switch (number) {
                                case SPENDING ->
                                        purchases.with(
                                                SpendingFormat.read(
                                                        purchases.occasions().count(), in));
                                case PROMOTED -> CustomerSnapshotFormat.readPromoted(purchases, in);
                                default ->
                                        throw new IOException(
                                                "A customer has part "
                                                        + number
                                                        + " of a newer version.");
                            });
        }
        return read;
    }
}
