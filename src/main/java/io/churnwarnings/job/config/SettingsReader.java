package io.churnwarnings.job.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;

/**
 * Reads options and collects all errors instead of stopping at the first. After an error it
 * continues with the option's default; the settings are discarded in the end.
 */
public final class SettingsReader {

    /** The longest duration, a thousand years: sums of times stay far from a long's end. */
    private static final Duration LONGEST = Duration.ofDays(365_250);

    private static final int MAX_SHOWN = 100;

    private final Configuration configuration;
    private final List<String> mistakes;
    private final Set<String> faulty;

    public SettingsReader(Configuration configuration) {
        this(configuration, new ArrayList<>(), new HashSet<>());
    }

    private SettingsReader(Configuration configuration, List<String> mistakes, Set<String> faulty) {
        this.configuration = configuration;
        this.mistakes = mistakes;
        this.faulty = faulty;
    }

    /** Reads other options, and adds their errors to the errors of this reader. */
    public SettingsReader with(Configuration others) {
        return new SettingsReader(others, mistakes, faulty);
    }

    public Configuration configuration() {
        return configuration;
    }

    public List<String> mistakes() {
        return mistakes;
    }

    /** The value, or the default, or nothing. {@code allowed} completes the words: must be ... */
    public <T> Optional<T> read(ConfigOption<T> option, String allowed) {
        try {
            return Optional.ofNullable(
                    configuration.getOptional(option).orElseGet(option::defaultValue));
        } catch (RuntimeException e) {
            fault(option, allowed);
            return Optional.ofNullable(option.defaultValue());
        }
    }

    public <T> T required(ConfigOption<T> option, String allowed) {
        return read(option, allowed)
                .orElseThrow(() -> new IllegalStateException(option.key() + " has no default"));
    }

    public Duration duration(ConfigOption<Duration> option, Duration least) {
        return optionalDuration(option, least).orElseThrow();
    }

    /** A duration of at least {@code least}, in whole milliseconds. */
    public Optional<Duration> optionalDuration(ConfigOption<Duration> option, Duration least) {
        String allowed =
                (least.isZero()
                                ? "a duration of 0 or more"
                                : "a duration of at least " + least.toMillis() + " ms")
                        + ", such as 5 min, 12 h or 30 d, and at most "
                        + LONGEST.toDays()
                        + " d";
        return read(option, allowed)
                .filter(
                        value ->
                                check(
                                        option,
                                        value.compareTo(least) >= 0
                                                && value.compareTo(LONGEST) <= 0,
                                        allowed))
                .or(() -> Optional.ofNullable(option.defaultValue()));
    }

    /** A number above {@code floor}, or from there on if {@code inclusive}, up to {@code most}. */
    public double number(
            ConfigOption<Double> option, double floor, boolean inclusive, double most) {
        String allowed = "a number " + (inclusive ? "from " : "above ") + floor + " up to " + most;
        double value = required(option, allowed);
        boolean within = (inclusive ? value >= floor : value > floor) && value <= most;
        return check(option, within, allowed) ? value : option.defaultValue();
    }

    public Optional<Integer> whole(ConfigOption<Integer> option, int least, int most) {
        String allowed = "a whole number from " + least + " to " + most;
        return read(option, allowed)
                .filter(value -> check(option, value >= least && value <= most, allowed))
                .or(() -> Optional.ofNullable(option.defaultValue()));
    }

    public boolean flag(ConfigOption<Boolean> option) {
        return required(option, "true or false");
    }

    /** A text converted by {@code parse}, which returns null, or throws, for an invalid text. */
    public <T> Optional<T> parsed(
            ConfigOption<String> option, String allowed, Function<String, T> parse) {
        Optional<String> text = read(option, allowed);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        T value = tryParse(text.get().trim(), parse);
        if (value == null) {
            fault(option, allowed);
            return Optional.ofNullable(option.defaultValue()).map(parse);
        }
        return Optional.of(value);
    }

    /**
     * Whether nothing was wrong with these options so far, so that they can be compared with each
     * other.
     */
    public boolean sound(ConfigOption<?>... options) {
        for (ConfigOption<?> option : options) {
            if (faulty.contains(option.key())) {
                return false;
            }
        }
        return true;
    }

    /** Whether the option has a value of its own, and is not left to its default. */
    public boolean isSet(ConfigOption<?> option) {
        return configuration.contains(option);
    }

    /** Notes a mistake that is not one option's alone. */
    public void mistake(String mistake) {
        mistakes.add(mistake);
    }

    /** Adds an error in the file or document to which an option refers. */
    public void mistake(ConfigOption<?> option, String mistake) {
        faulty.add(option.key());
        mistakes.add(mistake);
    }

    public void fault(ConfigOption<?> option, String allowed) {
        faulty.add(option.key());
        mistakes.add(option.key() + " is " + shown(option) + ", but must be " + allowed);
    }

    private boolean check(ConfigOption<?> option, boolean holds, String allowed) {
        if (!holds) {
            fault(option, allowed);
        }
        return holds;
    }

    /** Maps are settings of others, among which there may be passwords. */
    private String shown(ConfigOption<?> option) {
        String value = configuration.getString(option.key(), null);
        if (value == null) {
            return "not set";
        }
        if (option.defaultValue() instanceof Map) {
            return "unreadable";
        }
        return "'"
                + (value.length() > MAX_SHOWN ? value.substring(0, MAX_SHOWN) + "..." : value)
                + "'";
    }

    private static <T> T tryParse(String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (RuntimeException e) {
            return null;
        }
    }
}
