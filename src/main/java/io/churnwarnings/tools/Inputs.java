package io.churnwarnings.tools;

import io.churnwarnings.codec.file.RecordFile;
import io.churnwarnings.codec.file.RecordReader;
import io.churnwarnings.tools.input.FactLog;
import io.churnwarnings.tools.input.JobRules;
import io.churnwarnings.tools.input.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

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

    /** Refuses at once what would be found out only after minutes of work. */
    static void checkWritable(Path out, Path facts) throws IOException {
        Path folder = out.toAbsolutePath().getParent();
        if (Files.isDirectory(out)
                || folder == null
                || !Files.isDirectory(folder)
                || !Files.isWritable(folder)) {
            throw new UsageException(out + ": cannot be written: no such folder, or no right to");
        }
        if (Files.exists(out) && Files.exists(facts) && Files.isSameFile(out, facts)) {
            throw new UsageException(out + " is the file of --facts and would be overwritten");
        }
    }

    /** All facts of a file. */
    static FactLog read(Path file, JobRules.Rules shop, Console console) throws IOException {
        try (RecordReader reader =
                RecordFile.open(file, System::currentTimeMillis, shop.decoding().mapping())) {
            console.begin("Reading", -1);
            FactLog log =
                    FactLog.read(
                            reader,
                            shop.decoding(),
                            shop.policy().disorder(),
                            (records, at) ->
                                    console.step(
                                            records,
                                            Instant.ofEpochMilli(at).toString().substring(0, 10)));
            console.end(
                    "%,d records, %,d of them rejected".formatted(log.records(), log.rejected()));
            if (log.isEmpty()) {
                throw new UsageException(file + ": no fact of a customer in it");
            }
            return log;
        }
    }
}
