package io.churnwarnings.serde;

import io.churnwarnings.domain.fact.MonthTotal;
import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.fact.Purchases;
import io.churnwarnings.domain.fact.TotalSpending;
import io.churnwarnings.domain.line.DriftReason;
import io.churnwarnings.domain.policy.CurrencyRates;
import io.churnwarnings.domain.policy.CustomerType;
import io.churnwarnings.domain.state.CustomerSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A customer's purchases and type as of an event, as bytes. */
public final class CustomerSnapshotFormat {

    private static final CustomerType[] TYPES = CustomerType.values();
    private static final DriftReason[] REASONS = DriftReason.values();

    /** Flag beside the customer's type: the total spending follows. */
    private static final int HAS_SPENDING = 64;

    /** Flag beside the customer's type: the occasions in promotions follow. */
    private static final int HAS_PROMOTED = 32;

    private static final int FLAGS = HAS_SPENDING | HAS_PROMOTED;

    private CustomerSnapshotFormat() {}

    /** Writes a portrait, or that there is none. */
    public static void write(CustomerSnapshot snapshot, long reference, DataOutputView out)
            throws IOException {
        if (snapshot == null) {
            out.writeByte(0);
            return;
        }
        TotalSpending spending = snapshot.purchases().spending();
        boolean promoted = snapshot.purchases().occasions().promoted() > 0;
        out.writeByte(
                (snapshot.type().ordinal() + 1)
                        | (spending.isNone() ? 0 : HAS_SPENDING)
                        | (promoted ? HAS_PROMOTED : 0));
        writePurchases(snapshot.purchases(), reference, out);
        if (!spending.isNone()) {
            SpendingFormat.write(spending, snapshot.purchases().occasions().count(), out);
        }
        if (promoted) {
            writePromoted(snapshot.purchases().occasions(), out);
        }
    }

    public static CustomerSnapshot read(long reference, DataInputView in) throws IOException {
        int type = in.readByte();
        if (type == 0) {
            return null;
        }
        Purchases purchases = readPurchases(reference, in);
        if ((type & HAS_SPENDING) != 0) {
            purchases = purchases.with(SpendingFormat.read(purchases.occasions().count(), in));
        }
        if ((type & HAS_PROMOTED) != 0) {
            purchases = readPromoted(purchases, in);
        }
        return new CustomerSnapshot(purchases, TYPES[(type & ~FLAGS) - 1]);
    }

    /** Writes the occasions in promotions, which {@link #writePurchases} leaves out. */
    public static void writePromoted(Occasions occasions, DataOutputView out) throws IOException {
        Varints.write((long) occasions.promoted() << 1 | (occasions.latestPromoted() ? 1 : 0), out);
    }

    /** The purchases with their occasions in promotions. */
    public static Purchases readPromoted(Purchases purchases, DataInputView in) throws IOException {
        long promoted = Varints.read(in);
        return purchases.with(
                purchases.occasions().withPromoted((int) (promoted >>> 1), (promoted & 1) != 0));
    }

    public static void writeReasons(List<DriftReason> reasons, DataOutputView out)
            throws IOException {
        out.writeByte(reasons.size());
        for (DriftReason reason : reasons) {
            out.writeByte(reason.ordinal());
        }
    }

    public static List<DriftReason> readReasons(DataInputView in) throws IOException {
        int size = in.readByte();
        List<DriftReason> reasons = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            reasons.add(REASONS[in.readByte()]);
        }
        return reasons;
    }

    /**
     * Writes everything except the total spending, which is stored separately.
     *
     * @param reference a time near the last purchase, in epoch milliseconds, that the reader knows
     */
    public static void writePurchases(Purchases purchases, long reference, DataOutputView out)
            throws IOException {
        writeOccasions(purchases.occasions(), reference, out);
        Varints.write(purchases.recentGaps().size(), out);
        for (long gap : purchases.recentGaps()) {
            Varints.write(gap, out);
        }
        Varints.write(purchases.months().size(), out);
        int month = 0;
        for (MonthTotal total : purchases.months()) {
            Varints.write(total.month() - month, out);
            Varints.write(total.occasions(), out);
            SumFormat.write(total.money(), out);
            month = total.month();
        }
        Varints.write(purchases.recentAmounts().size(), out);
        for (long amount : purchases.recentAmounts()) {
            Varints.write(amount == CurrencyRates.UNKNOWN ? 0 : amount + 1, out);
        }
    }

    public static Purchases readPurchases(long reference, DataInputView in) throws IOException {
        Occasions occasions = readOccasions(reference, in);
        List<Long> gaps = new ArrayList<>();
        for (int left = Varints.readInt(in); left > 0; left--) {
            gaps.add(Varints.read(in));
        }
        List<MonthTotal> months = new ArrayList<>();
        int month = 0;
        for (int left = Varints.readInt(in); left > 0; left--) {
            month += Varints.readInt(in);
            months.add(new MonthTotal(month, Varints.readInt(in), SumFormat.read(in)));
        }
        List<Long> amounts = new ArrayList<>();
        for (int left = Varints.readInt(in); left > 0; left--) {
            long amount = Varints.read(in);
            amounts.add(amount == 0 ? CurrencyRates.UNKNOWN : amount - 1);
        }
        return new Purchases(occasions, gaps, months, amounts);
    }

    private static void writeOccasions(Occasions occasions, long reference, DataOutputView out)
            throws IOException {
        Varints.write(occasions.count(), out);
        if (!occasions.isEmpty()) {
            Varints.writeSigned(reference - occasions.lastOrder(), out);
            Varints.writeSigned(occasions.lastOrder() - occasions.latest(), out);
            Varints.writeSigned(occasions.latest() - occasions.first(), out);
        }
    }

    private static Occasions readOccasions(long reference, DataInputView in) throws IOException {
        int count = Varints.readInt(in);
        if (count == 0) {
            return Occasions.NONE;
        }
        long lastOrder = reference - Varints.readSigned(in);
        long latest = lastOrder - Varints.readSigned(in);
        return new Occasions(count, latest - Varints.readSigned(in), latest, lastOrder);
    }
}
