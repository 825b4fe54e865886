package io.churnwarnings.local.run;

import io.churnwarnings.tools.input.PrivateFiles;
import io.churnwarnings.tools.input.UsageException;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * The folder of a run. Files for people stay; those of the broker and of Flink are deleted when the
 * run ends.
 */
public final class RunFolder implements AutoCloseable {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private final Path dir;
    // The folders above it that were not there before, the nearest first.
    private final List<Path> made = new ArrayList<>();

    private RunFolder(Path dir) {
        this.dir = dir;
    }

    /** Names a folder inside {@code parent}, without making it. */
    public static RunFolder in(Path parent) {
        String unique = "%04x".formatted(ThreadLocalRandom.current().nextInt(0x10000));
        return new RunFolder(
                parent.toAbsolutePath()
                        .normalize()
                        .resolve("churn-run-" + LocalDateTime.now().format(NAME) + "-" + unique));
    }

    /**
     * Makes the folder. From now on everything is logged there, and all that this JVM writes into
     * its temporary folder goes there: Flink and the native libraries of Kafka and RocksDB unpack
     * themselves into it.
     *
     * @param checkpoints the folder that the user names for checkpoints, which Flink would make
     *     readable by all users; null if they name none
     * @throws UsageException if one cannot be made
     */
    public void create(Path checkpoints) {
        for (Path p = dir.getParent(); p != null && !Files.exists(p); p = p.getParent()) {
            made.add(p);
        }
        try {
            PrivateFiles.createDirectories(scratch());
        } catch (IOException e) {
            throw new UsageException("--work-dir: " + dir.getParent() + " cannot be written");
        }
        try {
            if (checkpoints != null) {
                PrivateFiles.createDirectories(checkpoints);
            }
        } catch (IOException e) {
            throw new UsageException("--checkpoint-dir: " + checkpoints + " cannot be made");
        }
        System.setProperty("java.io.tmpdir", scratch().toString());
        System.setProperty("churn.local.log", log().toString());
    }

    public Path dir() {
        return dir;
    }

    Path log() {
        return dir.resolve("run.log");
    }

    /** The model that was learnt, if one was. */
    public Path model() {
        return dir.resolve("model.json");
    }

    Path broker() {
        return scratch().resolve("kafka");
    }

    public Path checkpoints() {
        return scratch().resolve("checkpoints");
    }

    Path scratch() {
        return dir.resolve("scratch");
    }

    /** Deletes the folder with its contents, and the parents that were created for it. */
    public void discard() throws IOException {
        delete(dir);
        for (Path folder : made) {
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }

    /** Deletes the log, which a successful run does not need, and the folder if it is empty. */
    void tidy() throws IOException {
        Files.deleteIfExists(log());
        try (Stream<Path> left = Files.list(dir)) {
            if (left.findAny().isPresent()) {
                return;
            }
        }
        Files.delete(dir);
    }

    @Override
    public void close() throws IOException {
        delete(scratch());
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
