package io.churnwarnings;

import io.churnwarnings.job.ChurnPipeline;
import io.churnwarnings.job.JobArguments;
import io.churnwarnings.job.JobDefaults;
import io.churnwarnings.job.Topics;
import io.churnwarnings.job.settings.ChurnSettings;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job as it is submitted to a cluster: {@code flink run [-Dchurn.key=value ...]
 * churn-warnings.jar [--config FILE]}.
 */
public final class ChurnWarningsJob {

    private static final String NAME = "churn-warnings";

    private ChurnWarningsJob() {}

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Configuration flink = Configuration.fromMap(env.getConfiguration().toMap());
        ChurnSettings settings = JobArguments.parse(args).settings(flink);
        settings.refuseLines();
        JobDefaults.apply(flink, settings, env);
        int partitions = Topics.prepare(settings);
        ChurnPipeline.define(env, settings, partitions);
        env.execute(NAME);
    }
}
