package io.churnwarnings.operator.state;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.state.FoundRefunds;
import io.churnwarnings.serde.Varints;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The refunds that a running sum found in compacted facts, as bytes. */
public final class FoundRefundsFormat {

    private static final int NOTHING = 0;
    private static final int REFUNDS = 1;
    private static final int PURCHASE = 2;
    private static final int PURCHASE_OF_UNKNOWN_AMOUNT = 3;

    private FoundRefundsFormat() {}

    public static void write(FoundRefunds found, DataOutputView out) throws IOException {
        int kind = kind(found);
        out.writeByte(kind);
        if (kind != NOTHING) {
            Varints.writeString(found.currency(), out);
            Varints.write(found.before(), out);
        }
        if (kind == PURCHASE) {
            Varints.write(found.paid(), out);
        }
    }

    private static int kind(FoundRefunds found) {
        if (found == null) {
            return NOTHING;
        }
        if (!found.purchase()) {
            return REFUNDS;
        }
        return found.paid() == Fact.UNKNOWN_AMOUNT ? PURCHASE_OF_UNKNOWN_AMOUNT : PURCHASE;
    }

    public static FoundRefunds read(DataInputView in) throws IOException {
        int kind = in.readByte();
        if (kind == NOTHING) {
            return null;
        }
        String currency = Varints.readString(in);
        long before = Varints.read(in);
        long paid = kind == PURCHASE ? Varints.read(in) : Fact.UNKNOWN_AMOUNT;
        return new FoundRefunds(kind != REFUNDS, paid, before, currency);
    }
}
