package io.churnwarnings.serde;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.codec.field.Currencies;
import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Facts on their way to the subtask that keeps their customer. Never part of a savepoint's state,
 * so that speed counts and not size. Not thread-safe: a buffer is reused.
 */
public final class CustomerFactSerializer extends ImmutableSerializer<CustomerFact> {

    private static final long serialVersionUID = 1L;
    private static final FactType[] TYPES = FactType.values();

    /** More than the texts of any fact take. */
    private static final int BUFFER_BYTES = 1024;

    /** Beside the type: the shop says that the order was placed in a promotion. */
    private static final int PROMOTION = 64;

    private transient byte[] buffer;

    @Override
    public void serialize(CustomerFact customerFact, DataOutputView target) throws IOException {
        Fact fact = customerFact.fact();
        byte[] customerId = customerFact.customerId().getBytes(UTF_8);
        byte[] orderId = fact.orderId().getBytes(UTF_8);
        byte[] currency = fact.currency().getBytes(UTF_8);
        target.writeByte(fact.type().ordinal() | (fact.promotion() ? PROMOTION : 0));
        target.writeLong(fact.occurredAt());
        target.writeLong(fact.amount());
        Varints.write(customerId.length, target);
        Varints.write(orderId.length, target);
        Varints.write(currency.length, target);
        target.write(customerId);
        target.write(orderId);
        target.write(currency);
    }

    @Override
    public CustomerFact deserialize(DataInputView source) throws IOException {
        int flags = source.readByte();
        FactType type = TYPES[flags & ~PROMOTION];
        long occurredAt = source.readLong();
        long amount = source.readLong();
        int customerLength = Varints.readInt(source);
        int orderLength = Varints.readInt(source);
        int currencyLength = Varints.readInt(source);
        int length = customerLength + orderLength + currencyLength;
        byte[] texts = buffer(length);
        source.readFully(texts, 0, length);
        String customerId = new String(texts, 0, customerLength, UTF_8);
        String orderId = new String(texts, customerLength, orderLength, UTF_8);
        String currency = currency(texts, customerLength + orderLength, currencyLength);
        boolean promotion = (flags & PROMOTION) != 0;
        return new CustomerFact(
                customerId, new Fact(occurredAt, orderId, type, amount, currency, promotion));
    }

    private byte[] buffer(int length) {
        if (buffer == null) {
            buffer = new byte[BUFFER_BYTES];
        }
        return length <= BUFFER_BYTES ? buffer : new byte[length];
    }

    private static String currency(byte[] texts, int start, int length) {
        boolean known =
                length == 3
                        && Currencies.isCapital(texts[start])
                        && Currencies.isCapital(texts[start + 1])
                        && Currencies.isCapital(texts[start + 2]);
        return known
                ? Currencies.of(texts[start], texts[start + 1], texts[start + 2])
                : new String(texts, start, length, UTF_8);
    }

    @Override
    public CustomerFactSerializer duplicate() {
        return new CustomerFactSerializer();
    }

    @Override
    public TypeSerializerSnapshot<CustomerFact> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Nothing to configure. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<CustomerFact> {
        public Snapshot() {
            super(CustomerFactSerializer::new);
        }
    }
}
