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
                            "How much heap the customers in memory may take, in each task slot. 0"
                                    + " or more; unset: the slots of a TaskManager share 40 % of its"
                                    + " heap. Whoever does not fit is read from RocksDB when he buys:"
                                    + " right all the same, only slower. A customer takes about 75"
                                    + " bytes and 24 for each purchase that is kept.");

    private CacheOptions() {}
}
