package io.churnwarnings.time.source;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** Captures a clock class's log lines while open. */
final class ClockLog implements AutoCloseable {

    private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
    private final String logger;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    ClockLog(Class<?> writer) {
        logger = writer.getName();
        Lines appender = new Lines();
        appender.start();
        LoggerConfig config = new LoggerConfig(logger, Level.INFO, false);
        config.addAppender(appender, null, null);
        context.getConfiguration().addLogger(logger, config);
        context.updateLoggers();
    }

    /** The lines since the last call, each after its level. */
    List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }

    @Override
    public void close() {
        context.getConfiguration().removeLogger(logger);
        context.updateLoggers();
    }

    private final class Lines extends AbstractAppender {

        Lines() {
            super("lines", null, null, true, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            lines.add(event.getLevel() + " " + event.getMessage().getFormattedMessage());
        }
    }
}
