package io.churnwarnings.job.config;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * Parses the texts of options. Every method throws, or returns null, for a text that it cannot
 * read.
 */
public final class OptionParsers {

    public static final String INSTANT =
            "an ISO-8601 instant with offset, such as 2026-03-01T00:00:00Z, of the years 1 to 9999";

    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern DECIMAL =
            Pattern.compile("[0-9]{1,20}(\\.[0-9]{1,20})?([eE]-?[0-9])?");
    private static final Pattern WORD = Pattern.compile("\\S{1,64}");
    private static final Pattern BROKER = Pattern.compile("\\S+:[0-9]{1,5}");
    private static final BigDecimal LEAST_RATE = new BigDecimal("1e-9");
    private static final BigDecimal GREATEST_RATE = new BigDecimal("1e9");

    private OptionParsers() {}

    public static Instant instant(String text) {
        OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
        return time.getYear() >= 1 && time.getYear() <= 9999 ? time.toInstant() : null;
    }

    public static Instant dateOrInstant(String text) {
        return text.contains("T") || text.contains("t")
                ? instant(text)
                : instant(LocalDate.parse(text) + "T00:00:00Z");
    }

    public static String topic(String text) {
        return TOPIC.matcher(text).matches() && !text.equals(".") && !text.equals("..")
                ? text
                : null;
    }

    public static String currency(String text) {
        return CURRENCY.matcher(text).matches() ? text : null;
    }

    public static BigDecimal rate(String text) {
        BigDecimal rate = DECIMAL.matcher(text).matches() ? new BigDecimal(text) : BigDecimal.ZERO;
        return rate.compareTo(LEAST_RATE) >= 0 && rate.compareTo(GREATEST_RATE) <= 0 ? rate : null;
    }

    public static String brokers(String text) {
        for (String broker : text.split(",", -1)) {
            if (!BROKER.matcher(broker.trim()).matches()) {
                return null;
            }
        }
        return text;
    }

    public static String uriReference(String text) {
        return text.isEmpty() ? null : URI.create(text).toString();
    }

    public static String httpUrl(String text) {
        URI url = URI.create(text);
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        // Paths are put behind it.
        boolean ends = url.getRawQuery() == null && url.getRawFragment() == null;
        return http && ends && url.getHost() != null ? text : null;
    }

    public static String word(String text) {
        return WORD.matcher(text).matches() ? text : null;
    }

    public static String notEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
