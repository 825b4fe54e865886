package io.churnwarnings.local.bench.process;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The most memory that this process has held so far.
 *
 * @param bytes in all; 0 if it is not known
 * @param heapBytes in the heap, garbage included
 */
public record Memory(long bytes, long heapBytes) {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String MOST = "VmHWM:";

    public static Memory peak() throws IOException {
        long heap =
                ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum();
        return new Memory(Files.exists(STATUS) ? resident() : 0, heap);
    }

    private static long resident() throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith(MOST))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findAny()
                .orElse(0);
    }
}
