package io.churnwarnings.operator;

import io.churnwarnings.store.cache.StoreCounters;
import io.churnwarnings.store.cache.WriteBehindStore;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * The metrics of the write-behind store, in the group {@code churn}, {@code cache} of the operator.
 */
final class CacheMetrics {

    private CacheMetrics() {}

    static void register(MetricGroup operatorGroup, WriteBehindStore slots) {
        MetricGroup group = operatorGroup.addGroup("churn").addGroup("cache");
        StoreCounters counters = slots.counters();
        group.gauge("hits", (Gauge<Long>) () -> counters.hits);
        group.gauge("misses", (Gauge<Long>) () -> counters.misses);
        group.gauge("evictions", (Gauge<Long>) () -> counters.evictions);
        group.gauge("writeBacks", (Gauge<Long>) () -> counters.writeBacks);
        group.gauge("stateBytesPerCustomer", (Gauge<Long>) counters::meanValueBytes);
        group.gauge("lastFlushMs", (Gauge<Long>) () -> counters.lastFlushMs);
        group.gauge("customers", (Gauge<Integer>) slots::customers);
        group.gauge("dirtyCustomers", (Gauge<Integer>) slots::dirty);
        group.gauge("usedBytes", (Gauge<Long>) slots::bytes);
        group.gauge("budgetBytes", (Gauge<Long>) slots::budget);
    }
}
