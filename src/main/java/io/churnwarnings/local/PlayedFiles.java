package io.churnwarnings.local;

import io.churnwarnings.codec.file.FactFiles;
import io.churnwarnings.codec.file.input.FileTree;
import io.churnwarnings.codec.file.input.RecordFileException;
import io.churnwarnings.local.run.Scenario;
import io.churnwarnings.tools.Console;
import io.churnwarnings.tools.input.JobRules;
import io.churnwarnings.tools.input.UsageErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Opens the files of a run, and reports their errors. */
final class PlayedFiles {

    private PlayedFiles() {}

    /**
     * The play of some files; null if there is a mistake.
     *
     * @param rules by which records are taken; null if something is wrong with the settings
     */
    static Scenario open(
            List<Path> files, JobRules.Rules rules, UsageErrors mistakes, Console screen)
            throws IOException {
        for (Path file : files) {
            if (!Files.exists(file)) {
                mistakes.add("--facts: " + file + ": no such file");
            } else if (!Files.isReadable(file)) {
                mistakes.add("--facts: " + file + " cannot be read");
            }
        }
        if (rules == null || !mistakes.none()) {
            return null;
        }
        try {
            List<String> paths = files.stream().map(Path::toString).toList();
            return Scenario.file(
                    String.join(", ", paths),
                    FactFiles.open(
                            paths,
                            FileTree.LOCAL,
                            rules.decoding(),
                            System::currentTimeMillis,
                            screen::line));
        } catch (RecordFileException e) {
            mistakes.add("--facts: " + e.getMessage());
            return null;
        }
    }
}
