package io.churnwarnings.serde;

import io.churnwarnings.domain.fact.MoneySum;
import io.churnwarnings.domain.fact.TotalSpending;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A customer's total spending, as bytes. */
public final class SpendingFormat {

    private static final int KNOWN = 1;

    /** Less occasions were counted than there are: an older version kept no spending. */
    private static final int FEWER_OCCASIONS = 2;

    private static final int HAS_ORDERS = 4;

    private SpendingFormat() {}

    /**
     * @param occasions of the customer, as the reader knows them
     */
    public static void write(TotalSpending spending, int occasions, DataOutputView out)
            throws IOException {
        boolean fewer = spending.occasions() != occasions;
        out.writeByte(
                (spending.known() ? KNOWN : 0)
                        | (fewer ? FEWER_OCCASIONS : 0)
                        | (spending.orders() > 0 ? HAS_ORDERS : 0));
        if (fewer) {
            Varints.write(spending.occasions(), out);
        }
        if (spending.orders() > 0) {
            Varints.write(spending.orders(), out);
            Varints.writeSigned(spending.logs(), out);
        }
        if (spending.known()) {
            SumFormat.write(spending.money(), out);
        }
    }

    /**
     * @param occasions of the customer
     */
    public static TotalSpending read(int occasions, DataInputView in) throws IOException {
        int flags = in.readByte();
        int counted = (flags & FEWER_OCCASIONS) != 0 ? Varints.readInt(in) : occasions;
        boolean hasOrders = (flags & HAS_ORDERS) != 0;
        int orders = hasOrders ? Varints.readInt(in) : 0;
        long logs = hasOrders ? Varints.readSigned(in) : 0;
        boolean known = (flags & KNOWN) != 0;
        MoneySum money = known ? SumFormat.read(in) : MoneySum.ZERO;
        return new TotalSpending(orders, logs, counted, known, money);
    }
}
