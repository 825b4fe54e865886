package io.churnwarnings.kafka.client;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Keeps the secrets of a client's settings out of messages. */
public final class Secrets {

    private static final String HIDDEN = "[hidden]";
    private static final Pattern SECRET_KEY =
            Pattern.compile(
                    "password|secret|jaas|token|credential|private|keystore\\.key|basic\\.auth");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"|'([^']+)'");

    private final Set<String> values = new LinkedHashSet<>();

    /**
     * @param settings Kafka's own keys and values, as the user wrote them
     */
    Secrets(Map<String, String> settings) {
        settings.forEach(
                (key, value) -> {
                    if (isSecret(key)) {
                        add(value);
                        Matcher quoted = QUOTED.matcher(value);
                        while (quoted.find()) {
                            add(quoted.group(1) == null ? quoted.group(2) : quoted.group(1));
                        }
                    }
                });
    }

    /** Whether the value of a setting must not be shown. */
    static boolean isSecret(String key) {
        return SECRET_KEY.matcher(key.toLowerCase(Locale.ROOT)).find();
    }

    /**
     * Secrets that are known as such.
     *
     * @param values each may be null
     */
    public static Secrets of(String... values) {
        Secrets secrets = new Secrets(Map.of());
        Stream.of(values).filter(Objects::nonNull).forEach(secrets::add);
        return secrets;
    }

    /**
     * A value, or the value of a reference such as {@code ${env:NAME}} or {@code
     * ${file:/path:key}}.
     */
    public static String resolve(String value) {
        return ClientProperties.resolve(value);
    }

    /** The message without them. */
    public String hide(String message) {
        String shown = message;
        for (String value : values) {
            shown = shown == null ? null : shown.replace(value, HIDDEN);
        }
        return shown;
    }

    private void add(String value) {
        if (!value.isBlank()) {
            values.add(value);
        }
    }
}
