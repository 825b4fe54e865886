package io.churnwarnings.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.policy.CustomerValue;
import io.churnwarnings.domain.policy.LineKind;
import io.churnwarnings.domain.policy.LinePolicy;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.ReturnModel;
import io.churnwarnings.domain.policy.SegmentType;
import io.churnwarnings.testkit.Policies;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveRulesTest {

    private static final long NOTICE = 600_000;
    private static final long WRITTEN = at("2026-03-01T00:00:00Z");
    private static final Policy BASE = Policies.standard();
    private static final String MODEL =
            """
            "gamma":{"r":1,"alpha":30,"a":1,"b":2},
            "logNormal":{"mu0":3,"kappa":1,"nu":3,"sigma2":1,"a":1,"b":2}\
            """;

    private final LiveRules none = LiveRules.of(configured(null, null, null), NOTICE);

    @Test
    void numbersBeyondAllBoundsAreMistakesLikeOthers() {
        for (String poison :
                new String[] {
                    "\"atRiskCycles\":1e99999999999",
                    "\"monetaryBreaks\":[1e2147483647,2,3,4]",
                    "\"monetaryBreaks\":[1e-2147483647,2,3,4]",
                    "\"minLossProbability\":-1e99999999999",
                    "\"lostAfterDays\":1e2147483647"
                }) {
            byte[] document = rules("v1", "2026-03-02", poison).getBytes(UTF_8);
            assertThat(none.accept("v1".getBytes(UTF_8), document, WRITTEN).isRefused())
                    .as(poison)
                    .isTrue();
        }
    }

    @Test
    void aDocumentIsInForceFromItsInstantOn() {
        LiveRules rules = accepted(none, rules("v1", "2026-03-02", "\"atRiskCycles\":1.25"));
        assertThat(rules.rulebook().at(at("2026-03-02T00:00:00Z") - 1)).isEqualTo(BASE);
        Policy policy = rules.rulebook().at(at("2026-03-02T00:00:00Z"));
        assertThat(policy.atRiskCycles()).isEqualTo(1.25);
        assertThat(policy.rulesVersion()).isEqualTo("v1");
        assertThat(policy.likelyLostCycles()).isEqualTo(BASE.likelyLostCycles());
    }

    @Test
    void absentSettingsHaveTheConfiguredValuesNotThePreviousOnes() {
        LiveRules rules = accepted(none, rules("v1", "2026-03-02", "\"atRiskCycles\":1.25"));
        rules = accepted(rules, rules("v2", "2026-03-03", "\"lostAfterDays\":100.5"));
        Policy policy = rules.rulebook().at(Long.MAX_VALUE);
        assertThat(policy.atRiskCycles()).isEqualTo(1.5);
        assertThat(policy.lostAfter()).isEqualTo(8_683_200_000L);
    }

    @Test
    void theLatestModelAndTheLatestRulesCountTogether() {
        LiveRules rules = accepted(none, model("m1", "2026-03-02", "\"meanGapDays\":30," + MODEL));
        rules =
                accepted(
                        rules,
                        rules("v1", "2026-03-04", "\"minLossProbability\":0.5,\"note\":\"x\""));
        rules = accepted(rules, model("m2", "2026-03-06", MODEL));
        assertThat(inForce(rules, "2026-03-01")).isEqualTo("null null NaN 2 0.0");
        assertThat(inForce(rules, "2026-03-02")).isEqualTo("null m1 30.0 1 0.0");
        assertThat(inForce(rules, "2026-03-04")).isEqualTo("v1 m1 30.0 1 0.5");
        assertThat(inForce(rules, "2026-03-06")).isEqualTo("v1 m2 NaN 2 0.5");
    }

    @Test
    void theShopsSettingsTakePrecedenceOverAnyModel() {
        LiveRules own = LiveRules.of(configured(10.0, 7.0, 4), NOTICE);
        String document = "\"meanGapDays\":30,\"priorWeight\":2," + MODEL;
        Policy policy =
                accepted(own, model("m", "2026-03-02", document)).rulebook().at(Long.MAX_VALUE);
        assertThat(policy.meanGapDays()).isEqualTo(10);
        assertThat(policy.priorWeight()).isEqualTo(7);
        assertThat(policy.minGaps()).isEqualTo(4);
    }

    @Test
    void aDocumentNamesTheNumbersOfTheJobsKindOfLine() {
        LiveRules days = ofLine(LineKind.DAYS, null);
        Policy policy =
                accepted(
                                days,
                                rules(
                                        "v",
                                        "2026-03-02",
                                        "\"atRiskDays\":30,\"segments\":{\"LOYAL\":{\"atRiskDays\":20.5}}"))
                        .rulebook()
                        .at(Long.MAX_VALUE);
        assertThat(policy.line().atRiskDays()).isEqualTo(30);
        assertThat(policy.line().likelyLostDays()).isEqualTo(90);
        assertThat(policy.segments().of(SegmentType.LOYAL, CustomerValue.HIGH).line().atRiskDays())
                .isEqualTo(20.5);
        assertThat(policy.segments().of(SegmentType.ONE, CustomerValue.HIGH).line().atRiskDays())
                .isEqualTo(30);
        for (String other :
                List.of(
                        "\"atRiskCycles\":2",
                        "\"atRiskPrice\":2",
                        "\"line\":\"days\"",
                        "\"segments\":{\"ONE\":{\"likelyLostCycles\":2}}")) {
            assertThat(take(days, rules("v", "2026-03-02", other)).isRefused()).as(other).isTrue();
        }
        for (String other : List.of("\"atRiskDays\":2", "\"likelyLostPrice\":0.1")) {
            assertThat(take(none, rules("v", "2026-03-02", other)).isRefused()).as(other).isTrue();
        }
        assertThat(take(days, rules("v", "2026-03-02", "\"likelyLostDays\":59")).detail())
                .startsWith("likelyLostDays is 59.0, but must not be below atRiskDays");
    }

    @Test
    void aPriceOfADocumentTakesPrecedenceOverTheModelInForce() {
        LiveRules price = ofLine(LineKind.PRICE, new ReturnModel(1, 40, 0.5, 1, 90));
        String gaps = "\"meanGapDays\":30," + MODEL;
        String lines = ",\"lines\":{\"atRiskPrice\":0.4,\"likelyLostPrice\":0.2}";
        LiveRules rules = accepted(price, model("m1", "2026-03-02", gaps + lines));
        rules = accepted(rules, rules("v", "2026-03-04", "\"atRiskPrice\":0.3"));
        rules = accepted(rules, model("m2", "2026-03-06", gaps));
        assertThat(rules.rulebook().at(at("2026-03-02T00:00:00Z")).line().atRiskPrice())
                .isEqualTo(0.4);
        assertThat(rules.rulebook().at(at("2026-03-04T00:00:00Z")).line().atRiskPrice())
                .isEqualTo(0.3);
        assertThat(rules.rulebook().at(at("2026-03-04T00:00:00Z")).line().likelyLostPrice())
                .isEqualTo(0.2);
        assertThat(rules.rulebook().at(at("2026-03-06T00:00:00Z")).line().likelyLostPrice())
                .isEqualTo(0.25);
        assertThat(take(rules, model("m3", "2026-03-08", "\"meanGapDays\":30")).isRefused())
                .isTrue();
        assertThat(take(rules, model("m4", "2026-03-08", MODEL)).isRefused()).isTrue();
        assertThat(take(rules, rules("w", "2026-03-08", "\"likelyLostPrice\":0.6")).isRefused())
                .isTrue();
        assertThat(take(rules, rules("x", "2026-03-08", "\"atRiskPrice\":0.30001")).isRefused())
                .isTrue();
    }

    @Test
    void aModelOfAnotherCurrencyIsRefused() {
        String money = MODEL + ",\"spend\":{\"p\":2,\"q\":3,\"gamma\":9},\"currency\":";
        assertThat(take(none, model("m", "2026-03-02", money + "\"EUR\"")).detail())
                .isEqualTo("currency is EUR, but must be CNY, the base currency of the job");
        assertThat(take(none, model("m", "2026-03-02", money + "\"CNY\"")).isAccepted()).isTrue();
    }

    private static LiveRules ofLine(LineKind kind, ReturnModel returns) {
        Policy policy = new Policies().meanGap(30, 3).build();
        return LiveRules.of(
                new Configured(
                        policy.with(LinePolicy.CYCLES.of(kind).with(returns)),
                        null,
                        null,
                        3,
                        null,
                        null),
                NOTICE);
    }

    @Test
    void aDocumentMayTakeEffectBeforeAnEarlierOne() {
        LiveRules rules = accepted(none, rules("late", "2026-05-01", ""));
        rules = accepted(rules, rules("early", "2026-04-01", ""));
        assertThat(inForce(rules, "2026-03-31")).startsWith("null ");
        assertThat(inForce(rules, "2026-04-01")).startsWith("early ");
        assertThat(inForce(rules, "2026-05-01")).startsWith("late ");
    }

    @Test
    void theLastOfTwoDocumentsWithOneInstantIsInForce() {
        LiveRules rules = accepted(none, rules("a", "2026-05-01", ""));
        rules = accepted(rules, rules("b", "2026-06-01", ""));
        rules = accepted(rules, rules("c", "2026-05-01", ""));
        assertThat(inForce(rules, "2026-05-01")).startsWith("c ");
        assertThat(inForce(rules, "2026-06-01")).startsWith("b ");
    }

    @Test
    void itMustBeAnnouncedInTime() {
        String document = rules("v", "2026-03-01T00:10:00Z", "");
        assertThat(none.accept(key("v"), bytes(document), WRITTEN).isAccepted()).isTrue();
        Outcome late = none.accept(key("v"), bytes(document), WRITTEN + 1);
        assertThat(late.isRefused()).isTrue();
        assertThat(late.rulebook()).isSameAs(none.rulebook());
        assertThat(late.detail())
                .isEqualTo(
                        "effectiveFrom is 2026-03-01T00:10:00Z, but must be 600 s or more after the"
                                + " record was written, so not before 2026-03-01T00:10:00.001Z: publish"
                                + " it again with a later time");
    }

    @Test
    void acceptedDocumentsStayAcceptedWhenTheNoticeBecomesLonger() {
        byte[] document = bytes(rules("v", "2026-03-01T00:10:00Z", "\"atRiskCycles\":1.25"));
        assertThat(none.accept(key("v"), document, WRITTEN).isAccepted()).isTrue();
        LiveRules longer = LiveRules.of(configured(null, null, null), 6 * NOTICE);
        assertThat(longer.accept(key("v"), document, WRITTEN).isRefused()).isTrue();
        Outcome restored = longer.restore(key("v"), document);
        assertThat(restored.isAccepted()).isTrue();
        assertThat(inForce(restored.rules(), "2026-03-02")).startsWith("v ");
        byte[] impossible = bytes(rules("w", "2026-03-02", "\"nonsense\":1"));
        assertThat(longer.restore(key("w"), impossible).isRefused()).isTrue();
    }

    @Test
    void anIdenticalRepetitionChangesNothing() {
        String document = rules("v", "2026-03-02", "\"minGaps\":3");
        LiveRules rules = accepted(none, document);
        Outcome again = rules.accept(key("v"), bytes(document), Long.MAX_VALUE / 2);
        assertThat(again.kind()).isEqualTo(Outcome.Kind.REPEATED);
        assertThat(again.rules()).isSameAs(rules);
        Outcome other = rules.accept(key("v"), bytes(document + " "), WRITTEN);
        assertThat(other.detail()).contains("version 'v' was published before");
        // Of a model it is another version.
        accepted(rules, model("v", "2026-03-02", MODEL));
    }

    @Test
    void aRejectedVersionMayBeUsedAgain() {
        Outcome refused = take(none, rules("v", "2026-03-02", "\"minGaps\":-1"));
        accepted(refused.rules(), rules("v", "2026-03-02", "\"minGaps\":1"));
    }

    @Test
    void allMistakesAreNamedAtOnce() {
        Outcome refused =
                take(
                        none,
                        """
                        {"rulesVersion":"v","effectiveFrom":"tomorrow","atRiskCycle":1,"minGaps":"two",
                        "retention":1,"plays":{"LOYAL.LOST":"x"},"segments":{"LOYAL":{"lostAfterDays":-1}}}\
                        """);
        assertThat(refused.version()).isEqualTo("v");
        assertThat(refused.mistakes())
                .satisfiesExactlyInAnyOrder(
                        m -> assertThat(m).startsWith("effectiveFrom is \"tomorrow\", but must be"),
                        m ->
                                assertThat(m)
                                        .startsWith("atRiskCycle is not known here: leave it out")
                                        .contains("atRiskCycles, likelyLostCycles"),
                        m ->
                                assertThat(m)
                                        .isEqualTo(
                                                "minGaps is \"two\", but must be a whole number"
                                                        + " from 0 to 1000000"),
                        m ->
                                assertThat(m)
                                        .startsWith(
                                                "retention cannot be changed while the job runs"),
                        m ->
                                assertThat(m)
                                        .startsWith("plays.LOYAL.LOST does not match any customer"),
                        m ->
                                assertThat(m)
                                        .startsWith(
                                                "segments.LOYAL.lostAfterDays is -1, but must"));
    }

    @Test
    void linesMustAgreeWithEachOtherAndWithTheJob() {
        assertThat(take(none, rules("v", "2026-03-02", "\"atRiskCycles\":3")).detail())
                .startsWith(
                        "likelyLostCycles is 2.0, but must not be below atRiskCycles, which is"
                                + " 3.0");
        assertThat(take(none, rules("v", "2026-03-02", "\"cycleCeilingDays\":0.5")).detail())
                .startsWith("cycleCeilingDays is 0.5, but must not be below cycleFloorDays");
        assertThat(take(none, rules("v", "2026-03-02", "\"lostAfterDays\":1095")).detail())
                .contains("below churn.retention, which is 1095.0 d");
        assertThat(
                        take(
                                        none,
                                        rules(
                                                "v",
                                                "2026-03-02",
                                                "\"segments\":{\"HIGH\":{\"atRiskCycles\":3}}"))
                                .detail())
                .startsWith("segment ONE.HIGH: likelyLostCycles is 2.0");
    }

    @Test
    void holdingBackNeedsAModelAllTheTime() {
        String holding = rules("v", "2026-03-04", "\"minLossProbability\":0.5");
        assertThat(take(none, holding).detail())
                .startsWith("minLossProbability is 0.5, but must be 0");
        LiveRules modelled = accepted(none, model("m", "2026-03-04", MODEL));
        LiveRules held = accepted(modelled, holding);
        assertThat(take(held, model("poor", "2026-03-05", "\"meanGapDays\":3")).isRefused())
                .isTrue();
        assertThat(take(held, model("poor", "2026-03-03", "\"meanGapDays\":3")).isAccepted())
                .isTrue();
    }

    @Test
    void theMostSpecificSettingOfASegmentCounts() {
        String segments =
                """
                "atRiskCycles":1,"segments":{"LOYAL":{"atRiskCycles":1.2,"lostAfterDays":100},
                "HIGH":{"atRiskCycles":1.3},"LOYAL.HIGH":{"lostAfterDays":200}}\
                """;
        Policy policy =
                accepted(none, rules("v", "2026-03-02", segments)).rulebook().at(Long.MAX_VALUE);
        assertThat(lines(policy, SegmentType.ONE, CustomerValue.NORMAL)).isEqualTo("1.0 365");
        assertThat(lines(policy, SegmentType.ONE, CustomerValue.HIGH)).isEqualTo("1.3 365");
        assertThat(lines(policy, SegmentType.LOYAL, CustomerValue.NORMAL)).isEqualTo("1.2 100");
        assertThat(lines(policy, SegmentType.LOYAL, CustomerValue.HIGH)).isEqualTo("1.2 200");
    }

    @Test
    void anInvalidDocumentIsRejected() {
        assertThat(none.accept(key("v"), null, WRITTEN).detail()).contains("cannot be deleted");
        assertThat(take(none, "nonsense").detail()).startsWith("is not JSON, in line 1");
        assertThat(take(none, " ").isRefused()).isTrue();
        assertThat(take(none, "{\"rulesVersion\":\"v\",\"rulesVersion\":\"w\"}").detail())
                .contains("Duplicate");
        assertThat(take(none, "[]").detail())
                .startsWith(
                        "must be a JSON object with one of: rulesVersion, for rules; modelVersion");
        assertThat(take(none, "{\"rulesVersion\":\"v\",\"modelVersion\":\"v\"}").isRefused())
                .isTrue();
        assertThat(none.accept(null, bytes(rules("v", "2026-03-02", "")), WRITTEN).detail())
                .isEqualTo("the record's key is missing, but must be the document's version, 'v'");
        assertThat(none.accept(key("w"), bytes(rules("v", "2026-03-02", "")), WRITTEN).detail())
                .startsWith("the record's key is 'w'");
        assertThat(take(none, model("m", "2026-03-02", "\"gamma\":{\"r\":0}")).mistakes())
                .hasSize(4);
    }

    private static String inForce(LiveRules rules, String day) {
        Policy policy = rules.rulebook().at(at(day + "T00:00:00Z"));
        return policy.rulesVersion()
                + " "
                + policy.loss().modelVersion()
                + " "
                + policy.meanGapDays()
                + " "
                + policy.minGaps()
                + " "
                + policy.loss().minProbability();
    }

    private static String lines(Policy policy, SegmentType type, CustomerValue value) {
        Policy own = policy.segments().of(type, value);
        return own.atRiskCycles() + " " + own.lostAfter() / Policies.DAY;
    }

    private static LiveRules accepted(LiveRules rules, String document) {
        Outcome outcome = take(rules, document);
        assertThat(outcome.mistakes()).isEmpty();
        assertThat(outcome.isAccepted()).isTrue();
        return outcome.rules();
    }

    /** With the key that it should have. */
    private static Outcome take(LiveRules rules, String document) {
        String key = document.replaceAll("(?s).*?Version\":\"([^\"]*)\".*", "$1");
        return rules.accept(key(key), bytes(document), WRITTEN);
    }

    private static String rules(String version, String from, String more) {
        return document("rulesVersion", version, from, more);
    }

    private static String model(String version, String from, String more) {
        return document("modelVersion", version, from, more);
    }

    private static String document(String kind, String version, String from, String more) {
        return "{\"%s\":\"%s\",\"effectiveFrom\":\"%s\"%s}"
                .formatted(
                        kind,
                        version,
                        from.length() == 10 ? from + "T00:00:00Z" : from,
                        more.isEmpty() ? "" : "," + more);
    }

    private static Configured configured(Double meanGap, Double weight, Integer minGaps) {
        return new Configured(BASE, meanGap, weight, 3, minGaps, null);
    }

    private static long at(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    private static byte[] key(String text) {
        return bytes(text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
