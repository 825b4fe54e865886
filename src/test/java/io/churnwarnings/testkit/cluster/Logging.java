package io.churnwarnings.testkit.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The log of a process: what a user of the cluster would see. */
final class Logging {

    private static final String CONFIGURATION =
            """
            rootLogger.level = ${sys:chaos.log:-INFO}
            rootLogger.appenderRef.console.ref = Console
            logger.kafka.name = org.apache.kafka
            logger.kafka.level = WARN
            logger.zookeeper.name = org.apache.zookeeper
            logger.zookeeper.level = WARN
            appender.console.name = Console
            appender.console.type = CONSOLE
            appender.console.layout.type = PatternLayout
            appender.console.layout.pattern = %d{HH:mm:ss,SSS} %-5p %c{1} - %m%n
            """;

    private Logging() {}

    /** The JVM option that makes it log to its output. */
    static String option(Path dir) throws IOException {
        Path file = dir.resolve("log4j2.properties");
        if (!Files.exists(file)) {
            Files.writeString(file, CONFIGURATION);
        }
        return "-Dlog4j2.configurationFile=" + file;
    }
}
