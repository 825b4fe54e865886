package io.churnwarnings.local.bench.process;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts JVMs that run the same code as this one. */
public final class Jvm {

    private Jvm() {}

    /**
     * Starts a JVM whose standard output can be read; its standard error is printed.
     *
     * @param options for the JVM
     * @param main the class to run
     */
    public static Process start(Path log, List<String> options, String main, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-Dchurn.local.log=" + log);
        command.add("-Djava.io.tmpdir=" + log.getParent());
        Module base = Object.class.getModule();
        for (String name : base.getPackages()) {
            if (base.isOpen(name, Jvm.class.getModule())) {
                command.add("--add-opens=" + base.getName() + "/" + name + "=ALL-UNNAMED");
            }
        }
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main);
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** The processor time that a process has taken, in seconds; 0 if it is not known. */
    static double cpuSeconds(Process process) {
        return process.info().totalCpuDuration().map(time -> time.toNanos() / 1e9).orElse(0.0);
    }

    /** This JVM's own processor time in seconds. */
    static double ownCpuSeconds() {
        return ((com.sun.management.OperatingSystemMXBean)
                                ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }
}
