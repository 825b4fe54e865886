package io.churnwarnings.local.run;

import io.churnwarnings.local.cluster.LocalJob;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a local run is to do.
 *
 * @param folder where it keeps its files
 * @param play what is played to the job
 * @param critic judges the warnings of a made-up shop; else null
 * @param jobs makes the job
 * @param events where the warnings go
 * @param rejected where the records go that could not be taken
 * @param checkpoints where Flink keeps its checkpoints
 * @param parallelism of the job
 * @param flink settings of Flink that take precedence over those of the local run
 * @param keepRunning whether everything stays up when all has been said
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
