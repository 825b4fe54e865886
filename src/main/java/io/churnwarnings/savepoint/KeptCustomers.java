package io.churnwarnings.savepoint;

import io.churnwarnings.operator.CustomerState;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.state.api.functions.KeyedStateReaderFunction;
import org.apache.flink.util.Collector;

/** Reads each customer's bytes. */
final class KeptCustomers extends KeyedStateReaderFunction<String, Tuple2<String, byte[]>> {

    private static final long serialVersionUID = 1L;

    private transient ValueState<byte[]> customers;

    @Override
    public void open(OpenContext context) {
        customers = getRuntimeContext().getState(CustomerState.customers());
    }

    @Override
    public void readKey(String customerId, Context context, Collector<Tuple2<String, byte[]>> out)
            throws Exception {
        out.collect(Tuple2.of(customerId, customers.value()));
    }
}
