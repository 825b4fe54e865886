package io.churnwarnings.job.options;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;

/** All options of this job. */
public final class ChurnOptions {

    /** The prefix of all keys of this job. */
    public static final String PREFIX = "churn.";

    private static final List<Class<?>> HOLDERS =
            List.of(
                    SourceOptions.class,
                    SinkOptions.class,
                    DeadLetterOptions.class,
                    KafkaOptions.class,
                    RulesOptions.class,
                    ControlOptions.class,
                    ProfileOptions.class,
                    InputOptions.class,
                    MappingOptions.class,
                    InputFileOptions.class,
                    RegistryOptions.class,
                    ClockOptions.class,
                    HistoryOptions.class,
                    CacheOptions.class,
                    CycleOptions.class,
                    LineOptions.class,
                    LineKindOptions.class,
                    WarningOptions.class,
                    ModelOptions.class,
                    RfmOptions.class,
                    PlayOptions.class,
                    DriftOptions.class,
                    CalendarOptions.class,
                    ShopOptions.class);

    private ChurnOptions() {}

    /** Every option, in the order of a documented configuration file. */
    public static List<ConfigOption<?>> all() {
        List<ConfigOption<?>> options = new ArrayList<>();
        for (Class<?> holder : HOLDERS) {
            for (Field field : holder.getFields()) {
                if (field.getType() == ConfigOption.class) {
                    options.add(value(field));
                }
            }
        }
        return options;
    }

    private static ConfigOption<?> value(Field field) {
        try {
            return (ConfigOption<?>) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " is public", e);
        }
    }
}
