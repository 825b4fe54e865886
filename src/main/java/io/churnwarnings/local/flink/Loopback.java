package io.churnwarnings.local.flink;

import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;

/** The fixed settings of Flink inside this JVM, which close it to other machines. */
public final class Loopback {

    private static final String ADDRESS = "127.0.0.1";

    /** Stands in a header that names who may read an answer from another page: no page is that. */
    private static final String NO_ORIGIN = "none";

    private static final Configuration FIXED = fixed();

    private Loopback() {}

    private static Configuration fixed() {
        Configuration c = new Configuration();
        c.set(RestOptions.ADDRESS, ADDRESS);
        c.set(RestOptions.BIND_ADDRESS, ADDRESS);
        c.set(JobManagerOptions.ADDRESS, ADDRESS);
        c.set(JobManagerOptions.BIND_HOST, ADDRESS);
        c.set(TaskManagerOptions.HOST, ADDRESS);
        c.set(TaskManagerOptions.BIND_HOST, ADDRESS);
        c.set(WebOptions.SUBMIT_ENABLE, false);
        c.set(WebOptions.CANCEL_ENABLE, false);
        c.set(WebOptions.RESCALE_ENABLE, false);
        c.set(WebOptions.ACCESS_CONTROL_ALLOW_ORIGIN, NO_ORIGIN);
        return c;
    }

    /** A copy of a configuration, closed whatever it says. */
    public static Configuration closed(Configuration configuration) {
        Configuration closed = new Configuration(configuration);
        closed.addAll(FIXED);
        return closed;
    }

    /** The settings among these that would open Flink, each as a sentence. */
    public static List<String> mistakes(Map<String, String> settings) {
        Map<String, String> fixed = FIXED.toMap();
        return settings.entrySet().stream()
                .filter(setting -> fixed.containsKey(setting.getKey()))
                .filter(setting -> !fixed.get(setting.getKey()).equals(setting.getValue()))
                .map(
                        setting ->
                                "%s is '%s', but Flink inside this process is closed: leave it out, or set %s"
                                        .formatted(
                                                setting.getKey(),
                                                setting.getValue(),
                                                fixed.get(setting.getKey())))
                .toList();
    }
}
