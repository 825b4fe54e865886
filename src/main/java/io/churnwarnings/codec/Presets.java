package io.churnwarnings.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Files of settings for the shapes that many shops' records have, {@code presets/NAME.yaml}. */
public final class Presets {

    private static final List<String> NAMES =
            List.of(
                    "segment",
                    "shopify",
                    "shopify-csv",
                    "woocommerce",
                    "magento",
                    "bigcommerce",
                    "stripe",
                    "square",
                    "tmall-csv",
                    "ga4",
                    "debezium");

    private Presets() {}

    /** Their names, in the order of messages. */
    public static List<String> names() {
        return NAMES;
    }

    /** The text of one of them, with its comments. */
    public static String text(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("no preset of that name: " + name);
        }
        try (InputStream in = Presets.class.getResourceAsStream("/presets/" + name + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
