package io.churnwarnings.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.churnwarnings.domain.policy.CustomerValue;
import io.churnwarnings.domain.policy.DriftPolicy;
import io.churnwarnings.domain.policy.LineKind;
import io.churnwarnings.domain.policy.Plays;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.SegmentType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads a rules document, and notes all that is wrong with each of its values. */
final class RulesReader {

    static final String VERSION = "rulesVersion";
    static final String EFFECTIVE_FROM = "effectiveFrom";
    static final int MOST_LETTERS = 256;

    private static final double MOST_CYCLES = 10_000;
    private static final double MOST_DAYS = 365_250;
    private static final double LEAST_DAYS = 1 / Policy.DAY;
    private static final double MOST_RATIO = 1_000;
    private static final int MOST_GAPS = 1_000_000;
    private static final int MOST_PROMOTION_OCCASIONS = 1_000;
    private static final int BREAKS = 4;
    private static final int DECIMALS = 4;
    private static final BigDecimal MOST_MONEY = BigDecimal.TEN.pow(12);
    private static final Pattern WORD = Pattern.compile("\\S{1,64}");
    private static final Set<String> SEGMENTS = segments();

    private static final Pattern LINES =
            Pattern.compile("line|(atRisk|likelyLost)(Cycles|Price|Days)");

    /** The state of customers was computed with these options, so a document cannot change them. */
    private static final Pattern FIXED =
            Pattern.compile(
                    "(?i)(churn\\.)?(occasion|history|retention|disorder|clock|warnings|backlog|currenc"
                            + "|time.?zone|loyal|rfm|recency|frequency|estimator|meanGap|priorWeight"
                            + "|horizon|cycleEstimator).*");

    private final LineKind kind;

    private RulesReader(LineKind kind) {
        this.kind = kind;
    }

    /**
     * Reads a document.
     *
     * @param lines the measure of the job's lines
     */
    static RulesDocument read(JsonNode document, LineKind lines, List<String> mistakes) {
        return new RulesReader(lines).read(document, mistakes);
    }

    private RulesDocument read(JsonNode document, List<String> mistakes) {
        DocumentPart part = new DocumentPart(document, mistakes);
        String version = part.version(VERSION, MOST_LETTERS);
        Long effectiveFrom = part.instant(EFFECTIVE_FROM);
        part.read("note", "a text", node -> node.isTextual() ? node : null);
        LineChanges everybody = lines(part);
        BigDecimal floor = part.number("cycleFloorDays", LEAST_DAYS, true, MOST_DAYS);
        BigDecimal ceiling = part.number("cycleCeilingDays", LEAST_DAYS, true, MOST_DAYS);
        Drift drift = part.part("drift", Drift.NONE, this::drift);
        Promotion promotion = part.part("promotion", Promotion.NONE, this::promotion);
        RulesDocument read =
                new RulesDocument(
                        version,
                        effectiveFrom == null ? Long.MIN_VALUE : effectiveFrom,
                        everybody,
                        real(floor),
                        real(ceiling),
                        part.whole("minGaps", 0, MOST_GAPS),
                        part.flag("oneTimeBuyers"),
                        part.read(
                                "monetaryBreaks",
                                "four rising amounts above 0 with at most 4 decimals, such as"
                                        + " [100, 300, 1000, 3000]",
                                RulesReader::breaks),
                        drift.minGaps(),
                        drift.gapRatio(),
                        drift.amountRatio(),
                        promotion.minOccasions(),
                        promotion.share(),
                        share(part, "holdoutShare", 0, true, 0.5),
                        part.part("segments", Map.of(), this::segments));
        part.checkNames(this::advice);
        return read;
    }

    private LineChanges lines(DocumentPart part) {
        BigDecimal lostAfter = part.number("lostAfterDays", LEAST_DAYS, true, MOST_DAYS);
        boolean cycles = kind == LineKind.CYCLES;
        boolean price = kind == LineKind.PRICE;
        boolean days = kind == LineKind.DAYS;
        return new LineChanges(
                cycles ? real(part.number("atRiskCycles", 0, false, MOST_CYCLES)) : null,
                cycles ? real(part.number("likelyLostCycles", 0, false, MOST_CYCLES)) : null,
                price ? part.price("atRiskPrice") : null,
                price ? part.price("likelyLostPrice") : null,
                days ? real(part.number("atRiskDays", LEAST_DAYS, true, MOST_DAYS)) : null,
                days ? real(part.number("likelyLostDays", LEAST_DAYS, true, MOST_DAYS)) : null,
                lostAfter == null ? null : (Long) Math.round(lostAfter.doubleValue() * Policy.DAY),
                real(part.number("minLossProbability", 0, true, 1)),
                part.part("plays", Map.of(), RulesReader::plays));
    }

    private static Map<String, String> plays(DocumentPart part) {
        Set<String> known = new TreeSet<>(Plays.standard().words().keySet());
        Map<String, String> words = new HashMap<>();
        for (String who : part.present()) {
            if (known.contains(who)) {
                String word =
                        part.read(
                                who,
                                "a word of 1 to 64 letters without blanks",
                                node ->
                                        node.isTextual() && WORD.matcher(node.asText()).matches()
                                                ? node.asText()
                                                : null);
                if (word != null) {
                    words.put(who, word);
                }
            }
        }
        part.checkNames(
                who ->
                        " does not match any customer: write type, stage or DRIFTING, and value, such as"
                                + " LOYAL.AT_RISK.HIGH or NEW.DRIFTING.NORMAL");
        return words;
    }

    private record Drift(Integer minGaps, Double gapRatio, BigDecimal amountRatio) {
        static final Drift NONE = new Drift(null, null, null);
    }

    private Drift drift(DocumentPart part) {
        Drift drift =
                new Drift(
                        part.whole("minGaps", DriftPolicy.LEAST_GAPS, MOST_GAPS),
                        real(part.number("gapRatio", 1, false, MOST_RATIO)),
                        part.number("amountRatio", 0, false, 1));
        part.checkNames(this::advice);
        return drift;
    }

    private record Promotion(Integer minOccasions, Integer share) {
        static final Promotion NONE = new Promotion(null, null);
    }

    private Promotion promotion(DocumentPart part) {
        Promotion promotion =
                new Promotion(
                        part.whole("minOccasions", 1, MOST_PROMOTION_OCCASIONS),
                        share(part, "share", 0, false, 1));
        part.checkNames(this::advice);
        return promotion;
    }

    /** A share in 1/10,000. */
    private static Integer share(
            DocumentPart part, String name, double floor, boolean inclusive, double most) {
        BigDecimal share = part.number(name, floor, inclusive, most);
        if (share != null && share.stripTrailingZeros().scale() > DECIMALS) {
            part.mistake(name, "a number with at most " + DECIMALS + " decimals");
            return null;
        }
        return share == null ? null : (Integer) share.movePointRight(DECIMALS).intValueExact();
    }

    private Map<String, LineChanges> segments(DocumentPart part) {
        Map<String, LineChanges> read = new TreeMap<>();
        for (String segment : part.present()) {
            if (SEGMENTS.contains(segment)) {
                read.put(
                        segment,
                        part.part(
                                segment,
                                LineChanges.NONE,
                                lines -> {
                                    LineChanges changes = lines(lines);
                                    lines.checkNames(this::advice);
                                    return changes;
                                }));
            }
        }
        part.checkNames(segment -> " is no segment: write one of " + String.join(", ", SEGMENTS));
        return read;
    }

    private static Set<String> segments() {
        Set<String> segments = new TreeSet<>();
        for (SegmentType type : SegmentType.values()) {
            segments.add(type.name());
            for (CustomerValue value : CustomerValue.values()) {
                segments.add(value.name());
                segments.add(type + "." + value);
            }
        }
        return segments;
    }

    private static List<Long> breaks(JsonNode node) {
        List<Long> breaks = new ArrayList<>();
        for (JsonNode amount : node) {
            if (!amount.isNumber()) {
                return null;
            }
            BigDecimal money = amount.decimalValue();
            if (money.signum() <= 0
                    || money.compareTo(MOST_MONEY) >= 0
                    || money.stripTrailingZeros().scale() > DECIMALS) {
                return null;
            }
            BigDecimal units = money.movePointRight(DECIMALS);
            if (!breaks.isEmpty() && units.longValue() <= breaks.get(breaks.size() - 1)) {
                return null;
            }
            breaks.add(units.longValueExact());
        }
        return node.isArray() && breaks.size() == BREAKS ? breaks : null;
    }

    private String advice(String name) {
        if (LINES.matcher(name).matches()) {
            return " has no effect here, because the job measures its lines by "
                    + kind.name().toLowerCase(Locale.ROOT)
                    + " (churn.line), which changes at a start only: remove it, or write the"
                    + " parameters of that kind";
        }
        return FIXED.matcher(name).matches()
                ? " cannot be changed while the job runs, because the state of customers was computed"
                        + " with it: remove it, or change the job's configuration and rebuild the"
                        + " state"
                : null;
    }

    private static Double real(BigDecimal number) {
        return number == null ? null : (Double) number.doubleValue();
    }
}
