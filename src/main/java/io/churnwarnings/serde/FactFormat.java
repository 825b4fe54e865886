package io.churnwarnings.serde;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A fact as bytes, its time as the distance from one that the reader knows. Amounts are mostly
 * whole cents, so they are written in these where they are.
 */
public final class FactFormat {

    private static final FactType[] TYPES = FactType.values();
    private static final int TYPE_MASK = 0b11;
    public static final int HAS_AMOUNT = 0b100;
    public static final int WHOLE_CENTS = 0b1000;
    public static final int SAME_CURRENCY = 0b1_0000;

    /** The shop says that the order was placed in a promotion. */
    public static final int PROMOTION = 0b10_0000;

    public static final long CENT = 100;

    private FactFormat() {}

    /**
     * @param reference a time near the fact's, in epoch milliseconds
     * @param currency the currency that the reader expects, or null
     */
    public static void write(Fact fact, long reference, String currency, DataOutputView out)
            throws IOException {
        boolean hasAmount = fact.amount() != Fact.UNKNOWN_AMOUNT;
        boolean wholeCents = hasAmount && fact.amount() % CENT == 0;
        boolean sameCurrency = fact.currency().equals(currency);
        out.writeByte(
                fact.type().ordinal()
                        | (hasAmount ? HAS_AMOUNT : 0)
                        | (wholeCents ? WHOLE_CENTS : 0)
                        | (sameCurrency ? SAME_CURRENCY : 0)
                        | (fact.promotion() ? PROMOTION : 0));
        Varints.writeSigned(fact.occurredAt() - reference, out);
        Varints.writeString(fact.orderId(), out);
        if (hasAmount) {
            Varints.write(wholeCents ? fact.amount() / CENT : fact.amount(), out);
        }
        if (!sameCurrency) {
            Varints.writeString(fact.currency(), out);
        }
    }

    /** Reads a fact written with the same reference and currency. */
    public static Fact read(long reference, String currency, DataInputView in) throws IOException {
        int flags = in.readUnsignedByte();
        long occurredAt = reference + Varints.readSigned(in);
        String orderId = Varints.readString(in);
        long amount = Fact.UNKNOWN_AMOUNT;
        if ((flags & HAS_AMOUNT) != 0) {
            amount = Varints.read(in) * ((flags & WHOLE_CENTS) != 0 ? CENT : 1);
        }
        return new Fact(
                occurredAt,
                orderId,
                TYPES[flags & TYPE_MASK],
                amount,
                (flags & SAME_CURRENCY) != 0 ? currency : Varints.readString(in),
                (flags & PROMOTION) != 0);
    }
}
