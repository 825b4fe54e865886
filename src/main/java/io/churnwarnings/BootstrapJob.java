package io.churnwarnings;

import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.job.JobDefaults;
import io.churnwarnings.job.settings.ChurnSettings;
import io.churnwarnings.savepoint.BootstrapArguments;
import io.churnwarnings.savepoint.HistoryFiles;
import io.churnwarnings.savepoint.HistorySurvey;
import io.churnwarnings.savepoint.SavepointMaker;
import java.io.IOException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Makes a savepoint of a history in files on a cluster, and ends: {@code flink run -c
 * io.churnwarnings.BootstrapJob [-Dchurn.key=value ...] churn-warnings.jar --facts FILE
 * --savepoint-out DIR [--config FILE]}. The files and the folder must be reached, under the same
 * name, from where this runs and from every TaskManager.
 */
public final class BootstrapJob {

    private BootstrapJob() {}

    public static void main(String[] args) throws Exception {
        BootstrapArguments arguments = BootstrapArguments.parse(args);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        if (env instanceof LocalStreamEnvironment) {
            // Flink would start a cluster here, with a port that takes jars from anybody.
            throw new IllegalArgumentException(
                    "there is no cluster: start this with flink run, or use churn-local.jar bootstrap");
        }
        Configuration flink = Configuration.fromMap(env.getConfiguration().toMap());
        ChurnSettings settings = arguments.job().settings(flink);
        refuseWhatIsThere(new Path(arguments.out()));
        HistorySurvey survey = HistorySurvey.of(history(arguments, settings), (records, at) -> {});
        if (survey.mistake() != null) {
            throw new IllegalArgumentException("--facts: " + survey.mistake());
        }
        System.out.println(survey.told());
        System.out.println(survey.advice());
        if (!settings.policy().goesLiveLater()) {
            System.out.println(
                    "churn.warnings.from is not set: warnings that are open when the history ends"
                            + " count as emitted, but are not announced.");
        }
        SavepointMaker.write(
                env,
                history(arguments, settings),
                settings.policy(),
                survey.clock(),
                flink.getOptional(PipelineOptions.MAX_PARALLELISM)
                        .orElse(JobDefaults.MAX_PARALLELISM),
                arguments.out(),
                settings.cache());
    }

    private static HistoryFiles history(BootstrapArguments arguments, ChurnSettings settings) {
        Policy policy = settings.policy();
        return new HistoryFiles(arguments.facts(), settings.decoding(), policy.disorder());
    }

    private static void refuseWhatIsThere(Path folder) throws IOException {
        FileSystem files = folder.getFileSystem();
        FileStatus[] there = files.exists(folder) ? files.listStatus(folder) : null;
        if (there != null && there.length > 0) {
            throw new IllegalArgumentException("--savepoint-out: " + folder + " is not empty");
        }
    }
}
