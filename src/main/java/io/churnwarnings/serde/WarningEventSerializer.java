package io.churnwarnings.serde;

import io.churnwarnings.domain.ErasureReceipt;
import io.churnwarnings.domain.EventType;
import io.churnwarnings.domain.Loss;
import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.fact.MoneySum;
import io.churnwarnings.domain.fact.Worth;
import io.churnwarnings.domain.line.CycleState;
import io.churnwarnings.domain.policy.CustomerType;
import io.churnwarnings.domain.policy.Rfm;
import io.churnwarnings.domain.policy.Stage;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Events on their way to the sink. Never part of a savepoint's state. */
public final class WarningEventSerializer extends ImmutableSerializer<WarningEvent> {

    /** Announces money that does not fit into a long; money is never negative. */
    private static final long LARGE_MONEY = Long.MIN_VALUE;

    private static final long serialVersionUID = 1L;
    private static final EventType[] TYPES = EventType.values();
    private static final Stage[] STAGES = Stage.values();
    private static final CustomerType[] CUSTOMER_TYPES = CustomerType.values();
    private static final int NONE = -1;

    @Override
    public void serialize(WarningEvent event, DataOutputView target) throws IOException {
        Varints.writeString(event.eventId(), target);
        target.writeByte(event.type().ordinal());
        target.writeByte(event.stage() == null ? NONE : event.stage().ordinal());
        Varints.writeString(event.customerId(), target);
        target.writeLong(event.occurredAt());
        target.writeLong(event.lastPurchaseAt());
        CycleStateFormat.write(event.cycle(), target);
        target.writeBoolean(event.loss() != null);
        if (event.loss() != null) {
            target.writeDouble(event.loss().probability());
            target.writeDouble(event.loss().horizonDays());
        }
        target.writeByte(event.customerType() == null ? NONE : event.customerType().ordinal());
        if (event.customerType() != null) {
            writeRfm(event.rfm(), target);
        }
        writeOptional(event.play(), target);
        CustomerSnapshotFormat.writeReasons(event.reasons(), target);
        target.writeBoolean(event.backlog());
        writeOptional(event.modelVersion(), target);
        writeOptional(event.rulesVersion(), target);
        target.writeDouble(event.linePrice());
        writeWorth(event.worth(), target);
        writeReceipt(event.receipt(), target);
        EventContextFormat.write(event.context(), target);
    }

    @Override
    public WarningEvent deserialize(DataInputView source) throws IOException {
        String eventId = Varints.readString(source);
        EventType type = TYPES[source.readByte()];
        int stage = source.readByte();
        String customerId = Varints.readString(source);
        long occurredAt = source.readLong();
        long lastPurchaseAt = source.readLong();
        CycleState cycle = CycleStateFormat.read(source);
        Loss loss =
                source.readBoolean() ? new Loss(source.readDouble(), source.readDouble()) : null;
        int customerType = source.readByte();
        return new WarningEvent(
                eventId,
                type,
                stage == NONE ? null : STAGES[stage],
                customerId,
                occurredAt,
                lastPurchaseAt,
                cycle,
                loss,
                customerType == NONE ? null : readRfm(source),
                customerType == NONE ? null : CUSTOMER_TYPES[customerType],
                readOptional(source),
                CustomerSnapshotFormat.readReasons(source),
                source.readBoolean(),
                readOptional(source),
                readOptional(source),
                source.readDouble(),
                readWorth(source),
                readReceipt(source),
                EventContextFormat.read(source));
    }

    private static void writeWorth(Worth worth, DataOutputView target) throws IOException {
        target.writeBoolean(worth != null);
        if (worth != null) {
            target.writeDouble(worth.expectedOrders());
            target.writeDouble(worth.expectedRevenue());
            target.writeDouble(worth.horizonDays());
            target.writeDouble(worth.valueAtRisk());
        }
    }

    private static Worth readWorth(DataInputView source) throws IOException {
        return source.readBoolean()
                ? new Worth(
                        source.readDouble(),
                        source.readDouble(),
                        source.readDouble(),
                        source.readDouble())
                : null;
    }

    private static void writeReceipt(ErasureReceipt receipt, DataOutputView target)
            throws IOException {
        target.writeBoolean(receipt != null);
        if (receipt != null) {
            target.writeInt(receipt.facts());
            target.writeByte(receipt.openStage() == null ? NONE : receipt.openStage().ordinal());
        }
    }

    private static ErasureReceipt readReceipt(DataInputView source) throws IOException {
        if (!source.readBoolean()) {
            return null;
        }
        int facts = source.readInt();
        int stage = source.readByte();
        return new ErasureReceipt(facts, stage == NONE ? null : STAGES[stage]);
    }

    private static void writeRfm(Rfm rfm, DataOutputView target) throws IOException {
        target.writeLong(rfm.recencyMillis());
        target.writeInt(rfm.frequency());
        writeMoney(rfm.monetary(), target);
        Varints.writeString(rfm.currency(), target);
        target.writeByte(rfm.recencyScore());
        target.writeByte(rfm.frequencyScore());
        target.writeByte(rfm.monetaryScore());
    }

    private static Rfm readRfm(DataInputView source) throws IOException {
        return new Rfm(
                source.readLong(),
                source.readInt(),
                readMoney(source),
                Varints.readString(source),
                source.readByte(),
                source.readByte(),
                source.readByte());
    }

    private static void writeMoney(MoneySum money, DataOutputView target) throws IOException {
        if (money.fitsLong()) {
            target.writeLong(money.low());
        } else {
            target.writeLong(LARGE_MONEY);
            target.writeLong(money.high());
            target.writeLong(money.low());
        }
    }

    private static MoneySum readMoney(DataInputView source) throws IOException {
        long first = source.readLong();
        return first == LARGE_MONEY
                ? new MoneySum(source.readLong(), source.readLong())
                : MoneySum.of(first);
    }

    private static void writeOptional(String text, DataOutputView target) throws IOException {
        target.writeBoolean(text != null);
        if (text != null) {
            Varints.writeString(text, target);
        }
    }

    private static String readOptional(DataInputView source) throws IOException {
        return source.readBoolean() ? Varints.readString(source) : null;
    }

    @Override
    public TypeSerializerSnapshot<WarningEvent> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Nothing to configure. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<WarningEvent> {
        public Snapshot() {
            super(WarningEventSerializer::new);
        }
    }
}
