package io.churnwarnings.operator.control;

import io.churnwarnings.store.cache.KeyedStore;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.LongSerializer;

/**
 * Passes over all customers in steps after the rules have changed: a customer with the next check
 * after the change may need an earlier one by the new rules.
 *
 * <p>Customers with a later fact or timer are evaluated by the new rules anyway. So one pass over
 * the customers at its start is enough: first the dirty customers are written to the backend, then
 * all customers in the backend at that moment are checked. Until the pass is complete the clock
 * must not reach the change.
 */
public final class AlignmentSweep implements AutoCloseable {

    static final String STATE = "alignment";

    /** Of the change up to which nothing is to be done. */
    private static final long NONE = Long.MAX_VALUE;

    /** The customers of the sweep. */
    public interface Customers {

        /**
         * Writes some of the dirty customers to the backend.
         *
         * @param from 0, or the result of the last call
         * @return the next start; {@link KeyedStore#END} if the backend has all customers as of the
         *     first call or later
         */
        int writeBack(int from, int most) throws IOException;

        /** The customers in the backend as of now, independent of concurrent changes. */
        Stream<String> ids();

        /** Ensures that a customer is checked in time by the rules from an instant on. */
        void align(String customerId, long from) throws Exception;
    }

    private final Customers customers;
    private final ListState<Long> state;
    private long from = NONE;
    private int writtenTo;
    private Stream<String> ids;
    private Iterator<String> rest;

    public AlignmentSweep(Customers customers, OperatorStateStore store) throws Exception {
        this.customers = customers;
        // Union: the subtask that had a customer before a rescale may not have finished its sweep.
        state = store.getUnionListState(new ListStateDescriptor<>(STATE, LongSerializer.INSTANCE));
        for (long change : state.get()) {
            from = Math.min(from, change);
        }
    }

    /** Starts the sweep, or restarts one in progress. */
    public void begin(long change) {
        close();
        from = Math.min(from, change);
        writtenTo = 0;
    }

    public boolean isComplete() {
        return from == NONE;
    }

    /** How far the clock may go, UTC epoch milliseconds. */
    public long limit() {
        return from == NONE ? Long.MAX_VALUE : from - 1;
    }

    /** Goes on with so many customers. */
    public void goOn(int most) throws Exception {
        if (writtenTo != KeyedStore.END) {
            writtenTo = customers.writeBack(writtenTo, most);
            return;
        }
        if (rest == null) {
            ids = customers.ids();
            rest = ids.iterator();
        }
        for (int i = 0; i < most && rest.hasNext(); i++) {
            customers.align(rest.next(), from);
        }
        if (!rest.hasNext()) {
            close();
            from = NONE;
        }
    }

    public void snapshot() throws Exception {
        state.update(from == NONE ? List.of() : List.of(from));
    }

    @Override
    public void close() {
        if (ids != null) {
            ids.close();
        }
        ids = null;
        rest = null;
    }
}
