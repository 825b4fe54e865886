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
 * Goes through all customers, some at a time, after the rules have changed: those whose next look
 * was noted for an instant after the change may have to be looked at earlier by the new rules.
 *
 * <p>Whoever is met later by a fact or the clock is judged by the new rules anyway. So it is enough
 * to see everybody once who was kept when it began: first those of whom the backend does not know
 * yet are written, then everybody whom the backend knows at that moment is looked at. Until that is
 * done the clock must not reach the change.
 */
public final class AlignmentSweep implements AutoCloseable {

    static final String STATE = "alignment";

    /** Of the change up to which nothing is to be done. */
    private static final long NONE = Long.MAX_VALUE;

    /** What the sweep goes through. */
    public interface Customers {

        /**
         * Lets the backend know some of those whom it does not know as they are.
         *
         * @param from 0, or what the last call returned
         * @return where to go on; {@link KeyedStore#END} if it knows everybody as he was at the
         *     first call, or since
         */
        int writeBack(int from, int most) throws IOException;

        /** Everybody whom the backend knows now, whatever happens to them while they are read. */
        Stream<String> ids();

        /** Sees to it that somebody is looked at in time by the rules from an instant on. */
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
        // Union: wherever a customer is now, the subtask that kept him may not have been done.
        state = store.getUnionListState(new ListStateDescriptor<>(STATE, LongSerializer.INSTANCE));
        for (long change : state.get()) {
            from = Math.min(from, change);
        }
    }

    /** Begins, or begins anew if it was under way. */
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
