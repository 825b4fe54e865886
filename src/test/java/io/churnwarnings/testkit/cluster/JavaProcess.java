package io.churnwarnings.testkit.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own that can be killed and stopped as an operating system does. */
public final class JavaProcess implements AutoCloseable {

    /**
     * How to start one.
     *
     * @param name of its log file
     * @param options of the JVM
     * @param classPath without this class's own
     */
    public record Spec(
            String name,
            List<String> options,
            List<String> classPath,
            String mainClass,
            List<String> arguments) {}

    private final Process process;

    private JavaProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts a JVM whose output goes to a file.
     *
     * @param logs the folder of that file
     */
    public static JavaProcess start(Spec spec, Path logs) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(spec.options());
        // Short lives: the quick compiler and the plain collector start fastest.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.add("-cp");
        command.add(String.join(System.getProperty("path.separator"), spec.classPath()));
        command.add(Tether.class.getName());
        command.add(spec.mainClass());
        command.addAll(spec.arguments());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(logs.resolve(spec.name() + ".log").toFile()));
        return new JavaProcess(builder.start());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** With which status it has ended. */
    public int exitValue() {
        return process.exitValue();
    }

    /** SIGKILL; returns when the process is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            throw new IllegalStateException("process " + pid() + " does not die");
        }
    }

    /**
     * SIGSTOP, and SIGCONT after a while, whatever becomes of this JVM meanwhile; returns at once.
     *
     * @return ends when the process goes on
     */
    public Process pause(Duration duration) throws IOException {
        String script =
                "kill -STOP %1$d; sleep %2$d.%3$03d; kill -CONT %1$d"
                        .formatted(pid(), duration.toSeconds(), duration.toMillisPart());
        return new ProcessBuilder("sh", "-c", script)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
