package io.churnwarnings.tools;

import io.churnwarnings.codec.file.FactFiles;
import io.churnwarnings.codec.file.input.FileTree;
import io.churnwarnings.tools.input.FactLog;
import io.churnwarnings.tools.input.JobRules;
import io.churnwarnings.tools.input.RejectedText;
import io.churnwarnings.tools.input.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Reads what a tool is given, and refuses it where nothing can be made of it. */
final class Inputs {

    private static final int MOST_LETTERS = 256;
    private static final double MOST_DAYS = 3_650;

    private Inputs() {}

    /** An instant with its offset, or a day, which begins at midnight UTC. */
    static Instant instant(String option, String text) {
        try {
            return text.length() == "2026-01-01".length()
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new UsageException(
                    "%s is '%s', but must be an instant such as 2026-01-01T00:00:00Z, or a day"
                            .formatted(option, text));
        }
    }

    static void checkHorizon(double days) {
        if (!(days > 0 && days <= MOST_DAYS)) {
            throw new UsageException(
                    "--horizon-days must be above 0, at most %.0f".formatted(MOST_DAYS));
        }
    }

    static void checkVersion(String version) {
        if (version != null && (version.isBlank() || version.length() > MOST_LETTERS)) {
            throw new UsageException(
                    "--model-version must be a text of 1 to %d letters".formatted(MOST_LETTERS));
        }
    }

    /** The files of {@code --facts}, as they are fed to the job. */
    static FactFiles open(List<Path> files, JobRules.Rules shop, Console console)
            throws IOException {
        return FactFiles.open(
                files.stream().map(Path::toString).toList(),
                FileTree.LOCAL,
                shop.decoding(),
                System::currentTimeMillis,
                console::line);
    }

    /** All facts of files. */
    static FactLog read(List<Path> files, JobRules.Rules shop, Console console) throws IOException {
        try (FactFiles reader = open(files, shop, console)) {
            console.begin("Reading", -1);
            reader.with((done, whole) -> console.step(done, "bytes"));
            FactLog log =
                    FactLog.read(
                            reader, shop.decoding(), shop.policy().disorder(), (records, at) -> {});
            console.end(
                    "%,d records, %,d of them rejected".formatted(log.records(), log.rejected()));
            RejectedText.of(reader.tally()).forEach(console::line);
            Assumptions.uncounted(log.currencies(), shop).forEach(console::line);
            if (log.isEmpty()) {
                throw new UsageException(
                        files.get(0)
                                + ": no fact of a customer in it; run doctor to see what it needs");
            }
            return log;
        }
    }
}
