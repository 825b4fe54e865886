package io.churnwarnings.local.bench.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A broker in a JVM of its own, so that its processor time is not the job's. */
public final class BrokerProcess implements AutoCloseable {

    private static final long SECONDS_TO_STOP = 30;

    private final Process process;
    private final String bootstrapServers;

    private BrokerProcess(Process process, String bootstrapServers) {
        this.process = process;
        this.bootstrapServers = bootstrapServers;
    }

    public static BrokerProcess start(Path folder) throws IOException {
        Path own = Files.createDirectories(folder.resolve("broker"));
        Process process =
                Jvm.start(
                        own.resolve("broker.log"),
                        List.of("-Xmx1g"),
                        BrokerMain.class.getName(),
                        List.of(own.resolve("log").toString()));
        BufferedReader said = process.inputReader(UTF_8);
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(BrokerMain.READY)) {
                return new BrokerProcess(process, line.substring(BrokerMain.READY.length()));
            }
        }
        process.destroyForcibly();
        throw new IOException("the broker did not start");
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    public double cpuSeconds() {
        return Jvm.cpuSeconds(process);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.outputWriter().close();
        if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
