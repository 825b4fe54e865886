package io.churnwarnings.savepoint;

import io.churnwarnings.job.OperatorIds;
import io.churnwarnings.operator.CustomerState;
import io.churnwarnings.operator.state.WatchedCustomer;
import java.io.IOException;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.typeutils.TupleTypeInfo;
import org.apache.flink.state.api.OperatorIdentifier;
import org.apache.flink.state.api.SavepointReader;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The contents of a savepoint, or of a retained checkpoint, of the job. */
public final class SavepointContent {

    private static final OperatorIdentifier CUSTOMERS =
            OperatorIdentifier.forUid(OperatorIds.CUSTOMERS);
    private static final TupleTypeInfo<Tuple2<String, byte[]>> KEPT =
            new TupleTypeInfo<>(
                    BasicTypeInfo.STRING_TYPE_INFO,
                    PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private final String path;
    private final Supplier<StreamExecutionEnvironment> environments;

    /**
     * @param path the savepoint's folder, as Flink names it
     * @param environments makes one for each time that it is read; its jobs run in this JVM
     */
    public SavepointContent(String path, Supplier<StreamExecutionEnvironment> environments) {
        this.path = path;
        this.environments = environments;
    }

    /** Receives the state of each customer. */
    public interface Visitor {

        /**
         * @param state the size of the customer's state in bytes
         */
        void customer(String customerId, WatchedCustomer customer, int state) throws IOException;
    }

    /**
     * Where the job's clock stood, in UTC epoch milliseconds; the furthest of its subtasks' where
     * they differ. {@link Long#MIN_VALUE} if it had none yet.
     */
    public long clock() throws Exception {
        LongStream.Builder clocks = LongStream.builder();
        Handover.run(
                open().readUnionState(
                                CUSTOMERS,
                                CustomerState.CLOCK,
                                PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO),
                segment -> clocks.add(segment[segment.length - 1]));
        return clocks.build().max().orElse(Long.MIN_VALUE);
    }

    /** Goes through all customers, in no particular order. */
    public void forEach(Visitor visitor) throws Exception {
        Handover.run(
                open().readKeyedState(
                                CUSTOMERS,
                                new KeptCustomers(),
                                BasicTypeInfo.STRING_TYPE_INFO,
                                KEPT),
                kept -> visitor.customer(kept.f0, WatchedCustomer.decode(kept.f1), kept.f1.length));
    }

    private SavepointReader open() throws IOException {
        return SavepointReader.read(environments.get(), path, new EmbeddedRocksDBStateBackend());
    }
}
