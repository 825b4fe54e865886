package io.churnwarnings.local.cluster;

import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongBinaryOperator;
import java.util.stream.LongStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/**
 * The metrics of the job in this JVM, read directly: they are current, unlike those of the web
 * page, which are collected every few seconds.
 */
public final class JobMetrics implements MetricReporter, AutoCloseable {

    // Flink makes its reporters itself; this is how the one it makes is the one that asks.
    private static final Map<String, JobMetrics> LISTENING = new ConcurrentHashMap<>();
    private static final String OPERATOR = "<operator_name>";
    private static final String PREFIX = "metrics.reporter.local.";

    private final String id = UUID.randomUUID().toString();
    private final Map<Metric, Named> metrics = new ConcurrentHashMap<>();

    /** Configures {@code cluster} to report to this object. */
    public void listenTo(Configuration cluster) {
        LISTENING.put(id, this);
        cluster.setString(PREFIX + "factory.class", Factory.class.getName());
        cluster.setString(PREFIX + "id", id);
    }

    /** How many subtasks have the metric. */
    public long subtasks(String operator, String metric) {
        return fold(operator, metric, Map.of(), 0, (count, value) -> count + 1);
    }

    /** The smallest value over the subtasks, or {@link Long#MAX_VALUE} if none has the metric. */
    public long smallest(String operator, String metric) {
        return fold(operator, metric, Map.of(), Long.MAX_VALUE, Math::min);
    }

    /** The values in the subtasks. */
    public LongStream values(String operator, String metric) {
        return metrics.entrySet().stream()
                .filter(entry -> entry.getValue().is(operator, metric))
                .mapToLong(entry -> value(entry.getKey()));
    }

    /** The sum over the subtasks, and over all metrics of that name that have these variables. */
    public long sum(String operator, String metric, Map<String, String> variables) {
        return fold(operator, metric, variables, 0, Long::sum);
    }

    /** The value of a metric of the coordinator of some operator, or 0 if there is none. */
    public long ofCoordinator(String metric) {
        return metrics.entrySet().stream()
                .filter(entry -> entry.getValue().name.equals(metric))
                .mapToLong(entry -> value(entry.getKey()))
                .max()
                .orElse(0);
    }

    private long fold(
            String operator,
            String metric,
            Map<String, String> variables,
            long start,
            LongBinaryOperator combine) {
        long result = start;
        for (Map.Entry<Metric, Named> entry : metrics.entrySet()) {
            Named named = entry.getValue();
            if (named.is(operator, metric)
                    && named.variables.entrySet().containsAll(variables.entrySet())) {
                result = combine.applyAsLong(result, value(entry.getKey()));
            }
        }
        return result;
    }

    private static long value(Metric metric) {
        if (metric instanceof Counter counter) {
            return counter.getCount();
        }
        return metric instanceof Gauge<?> gauge && gauge.getValue() instanceof Number number
                ? number.longValue()
                : 0;
    }

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        if (metric instanceof Counter || metric instanceof Gauge<?>) {
            metrics.put(metric, new Named(name, group.getAllVariables()));
        }
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
        metrics.remove(metric);
    }

    @Override
    public void open(MetricConfig config) {}

    @Override
    public void close() {
        LISTENING.remove(id);
    }

    private record Named(String name, Map<String, String> variables) {

        boolean is(String operator, String metric) {
            return name.equals(metric) && operator.equals(variables.get(OPERATOR));
        }
    }

    /** Hands Flink the object that listens. */
    public static final class Factory implements MetricReporterFactory {

        @Override
        public MetricReporter createMetricReporter(Properties properties) {
            return LISTENING.get(properties.getProperty("id"));
        }
    }
}
