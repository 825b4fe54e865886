package io.churnwarnings.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.churnwarnings.domain.calendar.LocalDays;
import io.churnwarnings.domain.calendar.ShopCalendar;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Reads a calendar document, and notes all that is wrong with each of its values. */
public final class CalendarReader {

    static final String VERSION = "calendarVersion";

    private static final int DECIMALS = 4;
    private static final int MOST_DECIMALS = 18;
    private static final int MOST_NAME = 64;
    private static final BigDecimal MOST_RATE = BigDecimal.TEN;
    private static final BigDecimal LEAST_YEARLY = new BigDecimal("0.1");
    private static final String DATE =
            "a date such as 2026-02-15, from %s to %s"
                    .formatted(LocalDays.FIRST, LocalDays.END.minusDays(1));

    private CalendarReader() {}

    /**
     * The calendar of a document that a shop configures: it is in force from the beginning,
     * whatever it says.
     *
     * @param mistakes receives all mistakes; the result counts only if there is none
     */
    public static ShopCalendar configured(byte[] document, List<String> mistakes) {
        JsonNode root = AcceptedDocumentReader.parse(document, mistakes);
        if (root == null) {
            return null;
        }
        if (!root.isObject()) {
            mistakes.add("must be a JSON object with " + VERSION);
            return null;
        }
        return read(new DocumentPart(root, mistakes));
    }

    /** The calendar of a document; counts only if there is no mistake. */
    static ShopCalendar read(DocumentPart part) {
        String version = part.version(VERSION, RulesReader.MOST_LETTERS);
        part.read(RulesReader.EFFECTIVE_FROM, DocumentPart.INSTANT, node -> node);
        part.read("note", "a text", node -> node.isTextual() ? node : null);
        ShopCalendar calendar =
                new ShopCalendar(
                        version,
                        entries(part, "days", CalendarReader::days, ShopCalendar.Days::from),
                        entries(
                                part,
                                "promotions",
                                CalendarReader::promotion,
                                ShopCalendar.Promotion::from),
                        weekly(part),
                        yearly(part));
        part.checkNames(name -> null);
        checkOverlaps(part, "days", calendar.days().stream().map(Span::of).toList());
        checkOverlaps(part, "promotions", calendar.promotions().stream().map(Span::of).toList());
        return calendar;
    }

    private static <T> List<T> entries(
            DocumentPart part,
            String name,
            Function<DocumentPart, T> read,
            Function<T, LocalDate> from) {
        List<T> entries = new ArrayList<>();
        for (DocumentPart entry : part.parts(name, ShopCalendar.MOST_ENTRIES)) {
            T value = read.apply(entry);
            entry.checkNames(unknown -> null);
            if (value != null) {
                entries.add(value);
            }
        }
        entries.sort(Comparator.comparing(from));
        return entries;
    }

    private static ShopCalendar.Days days(DocumentPart part) {
        Span span = Span.read(part);
        BigDecimal rate =
                part.needed(
                        "rate",
                        "a number from 0 to 10 with at most 4 decimals",
                        node -> rate(node, BigDecimal.ZERO, MOST_RATE, DECIMALS));
        String name = name(part);
        return span == null || rate == null
                ? null
                : new ShopCalendar.Days(
                        span.from(),
                        span.to(),
                        rate.movePointRight(DECIMALS).intValueExact(),
                        name);
    }

    private static ShopCalendar.Promotion promotion(DocumentPart part) {
        Span span = Span.read(part);
        String name = name(part);
        return span == null ? null : new ShopCalendar.Promotion(span.from(), span.to(), name);
    }

    private static String name(DocumentPart part) {
        return part.read(
                "name",
                "a text of 1 to " + MOST_NAME + " letters",
                node ->
                        node.isTextual()
                                        && !node.asText().isEmpty()
                                        && node.asText().codePointCount(0, node.asText().length())
                                                <= MOST_NAME
                                        && StandardCharsets.UTF_8
                                                .newEncoder()
                                                .canEncode(node.asText())
                                ? node.asText()
                                : null);
    }

    private static List<BigDecimal> weekly(DocumentPart part) {
        List<BigDecimal> rates =
                part.read(
                        "weekly",
                        "seven numbers from 0 to 1, from Monday on, not all 0",
                        node -> rates(node, 7, BigDecimal.ZERO, BigDecimal.ONE));
        if (rates != null && rates.stream().allMatch(rate -> rate.signum() == 0)) {
            part.mistake("weekly", "seven numbers from 0 to 1, from Monday on, not all 0");
        }
        return rates == null ? List.of() : rates;
    }

    private static List<BigDecimal> yearly(DocumentPart part) {
        List<BigDecimal> rates =
                part.read(
                        "yearly",
                        "twelve numbers from 0.1 to 10, from January on",
                        node -> rates(node, 12, LEAST_YEARLY, MOST_RATE));
        return rates == null ? List.of() : rates;
    }

    private static List<BigDecimal> rates(
            JsonNode node, int count, BigDecimal least, BigDecimal most) {
        if (!node.isArray() || node.size() != count) {
            return null;
        }
        List<BigDecimal> rates = new ArrayList<>();
        for (JsonNode element : node) {
            BigDecimal rate = rate(element, least, most, MOST_DECIMALS);
            if (rate == null) {
                return null;
            }
            rates.add(rate);
        }
        return rates;
    }

    /** Null if it is no such number. An exponent may be too large to calculate with. */
    private static BigDecimal rate(JsonNode node, BigDecimal least, BigDecimal most, int decimals) {
        if (!node.isNumber()) {
            return null;
        }
        BigDecimal rate = node.decimalValue().stripTrailingZeros();
        boolean within = rate.compareTo(least) >= 0 && rate.compareTo(most) <= 0;
        return within && rate.scale() <= decimals ? rate : null;
    }

    /**
     * Entries of one kind do not overlap.
     *
     * @param spans in the order of their first days
     */
    private static void checkOverlaps(DocumentPart part, String name, List<Span> spans) {
        for (int i = 1; i < spans.size(); i++) {
            if (!spans.get(i).from().isAfter(spans.get(i - 1).to())) {
                part.add(
                        name
                                + ": "
                                + spans.get(i - 1)
                                + " and "
                                + spans.get(i)
                                + " overlap: change one of them");
            }
        }
    }

    /** The first and the last day of an entry. */
    private record Span(LocalDate from, LocalDate to) {

        static Span of(ShopCalendar.Days days) {
            return new Span(days.from(), days.to());
        }

        static Span of(ShopCalendar.Promotion promotion) {
            return new Span(promotion.from(), promotion.to());
        }

        /** Null after a mistake. */
        static Span read(DocumentPart part) {
            LocalDate from = part.needed("from", DATE, Span::date);
            LocalDate to = part.needed("to", DATE, Span::date);
            if (from == null || to == null) {
                return null;
            }
            if (to.isBefore(from)) {
                part.mistake("to", "a date that is not before from, which is " + from);
                return null;
            }
            return new Span(from, to);
        }

        private static LocalDate date(JsonNode node) {
            try {
                LocalDate date = node.isTextual() ? LocalDate.parse(node.asText()) : null;
                return date == null
                                || date.isBefore(LocalDays.FIRST)
                                || !date.isBefore(LocalDays.END)
                        ? null
                        : date;
            } catch (DateTimeException e) {
                return null;
            }
        }

        @Override
        public String toString() {
            return from + " to " + to;
        }
    }
}
