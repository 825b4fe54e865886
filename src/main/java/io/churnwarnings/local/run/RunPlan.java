package io.churnwarnings.local.run;

import io.churnwarnings.local.cluster.LocalJob;
import java.nio.file.Path;
import java.util.Map;

/**
 * The plan of a local run.
 *
 * @param folder the folder of its files
 * @param play the records for the job
 * @param critic scores the warnings of a synthetic shop; else null
 * @param jobs creates the job
 * @param events the file of the warnings
 * @param rejected the file of the rejected records
 * @param checkpoints the folder of Flink's checkpoints
 * @param parallelism of the job
 * @param flink settings of Flink that take precedence over those of the local run
 * @param keepRunning whether the cluster keeps running after the last event
 */
public record RunPlan(
        RunFolder folder,
        Scenario play,
        WarningScore critic,
        LocalJob.Factory jobs,
        OutFile events,
        OutFile rejected,
        Path checkpoints,
        int parallelism,
        Map<String, String> flink,
        boolean keepRunning) {}
