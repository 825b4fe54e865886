package io.churnwarnings.job.options;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.MemorySize;

/** {@code churn.cache.*}: the customers that are kept in memory, in front of RocksDB. */
public final class CacheOptions {

    public static final ConfigOption<MemorySize> MEMORY =
            ConfigOptions.key("churn.cache.memory")
                    .memoryType()
                    .noDefaultValue()
                    .withDescription(
                            "Heap for customers in memory, per task slot. 0 or more; if"
                                    + " not set, the slots of a TaskManager share 40 % of its"
                                    + " heap. Customers that do not fit are read from RocksDB at"
                                    + " their next purchase: same results, lower throughput. A"
                                    + " customer takes about 75 bytes, plus 24 for each purchase"
                                    + " kept.");

    private CacheOptions() {}
}
