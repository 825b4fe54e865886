package io.churnwarnings.savepoint;

import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.job.OperatorIds;
import io.churnwarnings.operator.CacheMemory;
import io.churnwarnings.serde.Types;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.typeutils.TupleTypeInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.state.api.OperatorIdentifier;
import org.apache.flink.state.api.OperatorTransformation;
import org.apache.flink.state.api.SavepointWriter;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Makes a savepoint of a history: the job's own operator is fed with it, at the pace of the clock
 * that the facts prove, and its state is written as that of a job that has read them all.
 */
public final class SavepointMaker {

    private static final TupleTypeInfo<Tuple2<Long, CustomerFact>> CLOCKED_FACT =
            new TupleTypeInfo<>(BasicTypeInfo.LONG_TYPE_INFO, Types.CUSTOMER_FACT);

    private SavepointMaker() {}

    /**
     * Writes a savepoint, in Flink's canonical format, which any state backend restores.
     *
     * @param env the environment; nothing else may be defined in it, and its settings for
     *     continuous jobs are replaced
     * @param history not yet read
     * @param finalClock where the clock stands after the last record, UTC epoch milliseconds
     * @param maxParallelism of the job that will start from it
     * @param savepoint the URI of a folder that does not exist or is empty, on a file system that
     *     all processes can access
     * @param cache the memory budget of cached customers in each subtask
     * @throws Exception if it cannot be written; the log contains the cause
     */
    public static void write(
            StreamExecutionEnvironment env,
            HistoryFiles history,
            Policy policy,
            long finalClock,
            int maxParallelism,
            String savepoint,
            CacheMemory cache)
            throws Exception {
        prepare(env);
        SavepointWriter.newSavepoint(env, new EmbeddedRocksDBStateBackend(), maxParallelism)
                .withOperator(
                        OperatorIdentifier.forUid(OperatorIds.CUSTOMERS),
                        OperatorTransformation.bootstrapWith(
                                        env.fromCollection(history, CLOCKED_FACT))
                                .keyBy(fact -> fact.f1.customerId(), BasicTypeInfo.STRING_TYPE_INFO)
                                .transform(
                                        (timestamp, path) ->
                                                new BootstrapOperatorFactory(
                                                        policy,
                                                        cache,
                                                        finalClock,
                                                        timestamp,
                                                        path)))
                .write(savepoint);
        env.execute("bootstrap");
    }

    /** A cluster's settings for the continuous job would interfere with a job that ends. */
    private static void prepare(StreamExecutionEnvironment env) {
        Configuration settings = new Configuration();
        // The facts must come in the order of the files: a batch would sort them by customer.
        settings.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.STREAMING);
        // Its internal records are Flink's own classes, which need Kryo.
        settings.set(PipelineOptions.GENERIC_TYPES, true);
        // It fails because of the files or their folder, so a restart does not help.
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        env.configure(settings);
        env.getCheckpointConfig().disableCheckpointing();
    }
}
