package io.churnwarnings.local.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The processor time of this process, and how much of it went to the compiler, the garbage
 * collector and RocksDB's own threads: from Linux, because the virtual machine does not report
 * them.
 */
public final class ThreadTimes {

    private static final Path TASKS = Path.of("/proc/self/task");
    private static final double TICKS_A_SECOND = 100;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final List<String> COMPILERS = List.of("C1 Compiler", "C2 Compiler", "Sweeper");
    private static final List<String> COLLECTORS = List.of("GC Thread", "G1 ");
    private static final List<String> ROCKSDB = List.of("rocksdb");

    private final Map<String, Double> compilers = new HashMap<>();
    private final Map<String, Double> collectors = new HashMap<>();
    private final Map<String, Double> rocksdb = new HashMap<>();

    /**
     * Seconds of processor time since the process began.
     *
     * @param all of all threads, those below included
     * @param compiler of the just-in-time compiler
     * @param collector of the garbage collector
     * @param rocksdb of RocksDB's threads that flush and compact
     */
    public record Times(double all, double compiler, double collector, double rocksdb) {

        public Times since(Times earlier) {
            return new Times(
                    all - earlier.all,
                    compiler - earlier.compiler,
                    collector - earlier.collector,
                    rocksdb - earlier.rocksdb);
        }
    }

    /** Looks now. Threads end, so look often enough to see their last seconds. */
    public Times look() throws IOException {
        if (Files.isDirectory(TASKS)) {
            try (Stream<Path> tasks = Files.list(TASKS)) {
                for (Path task : tasks.toList()) {
                    note(task);
                }
            }
        }
        return new Times(Jvm.ownCpuSeconds(), sum(compilers), sum(collectors), sum(rocksdb));
    }

    private void note(Path task) throws IOException {
        String stat;
        try {
            stat = Files.readString(task.resolve("stat"));
        } catch (NoSuchFileException e) {
            return; // it has just ended
        } catch (IOException e) {
            if (Files.exists(task)) {
                throw e;
            }
            return;
        }
        // A name may have blanks and parentheses in it; the last one ends it.
        String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
        Map<String, Double> kind = kind(name);
        if (kind != null) {
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            kind.put(
                    task.getFileName().toString(),
                    (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]))
                            / TICKS_A_SECOND);
        }
    }

    private Map<String, Double> kind(String name) {
        return begins(name, COMPILERS)
                ? compilers
                : begins(name, COLLECTORS) ? collectors : begins(name, ROCKSDB) ? rocksdb : null;
    }

    private static boolean begins(String name, List<String> beginnings) {
        return beginnings.stream().anyMatch(name::startsWith);
    }

    private static double sum(Map<String, Double> times) {
        return times.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
