package io.churnwarnings.operator;

import io.churnwarnings.operator.state.WatchedCustomer;
import java.io.IOException;
import java.util.Iterator;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.ManagedInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the customers of a state that came without a census, which takes a look at each. */
final class RestoredCounts {

    private static final Logger LOG = LoggerFactory.getLogger(RestoredCounts.class);

    private RestoredCounts() {}

    /** Counts all customers, unless the restored state contains the counts. */
    static void complete(
            CustomerCounts counts,
            ManagedInitializationContext context,
            KeyedStateBackend<String> backend,
            ValueState<byte[]> customers)
            throws IOException {
        if (!context.isRestored() || counts.isComplete()) {
            return;
        }
        LOG.info("The restored state has no customer counts; counting all customers.");
        counts.clear();
        try (Stream<String> ids =
                backend.getKeys(ChurnOperator.CUSTOMERS, VoidNamespace.INSTANCE)) {
            for (Iterator<String> each = ids.iterator(); each.hasNext(); ) {
                String id = each.next();
                backend.setCurrentKey(id);
                counts.added(id);
                counts.warned(id, null, WatchedCustomer.decode(customers.value()).profile().open());
            }
        }
        LOG.info("Counted {} customers.", counts.customers());
    }
}
