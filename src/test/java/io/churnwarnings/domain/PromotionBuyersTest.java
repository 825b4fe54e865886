package io.churnwarnings.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.calendar.BusinessTime;
import io.churnwarnings.domain.calendar.CalendarPolicy;
import io.churnwarnings.domain.calendar.ShopCalendar;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.state.CustomerProfile;
import io.churnwarnings.testkit.Policies;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A customer who bought three times, each time in a promotion of a shop in Shanghai. */
class PromotionBuyersTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final List<String> ORDERS =
            List.of("2025-06-18T12:00", "2025-11-11T12:00", "2025-12-12T12:00");
    private static final List<String> PAST =
            List.of("2025-06-16/2025-06-20", "2025-11-01/2025-11-11", "2025-12-10/2025-12-12");
    private static final String SPRING = "2026-03-06/2026-03-08";
    private static final String SUMMER = "2026-06-16/2026-06-20";

    @Test
    void theCustomerIsSilentWhenAPromotionHasPassedWithoutThem() {
        assertThat(lines(policy(SPRING, SUMMER), false))
                .containsExactly(
                        "2026-04-24T06:00 AT_RISK [PROMOTION_ONLY]",
                        "2026-06-21T00:00 LIKELY_LOST [PROMOTION_ONLY]",
                        "2026-12-12T12:00 LOST [PROMOTION_ONLY]");
    }

    @Test
    void withoutASecondPromotionThereIsNoLikelyLost() {
        assertThat(lines(policy(SPRING), false))
                .containsExactly(
                        "2026-04-24T06:00 AT_RISK [PROMOTION_ONLY]",
                        "2026-12-12T12:00 LOST [PROMOTION_ONLY]");
    }

    @Test
    void withoutAPromotionToComeTheCustomerIsOnlyLost() {
        assertThat(lines(policy(), false))
                .containsExactly("2026-12-12T12:00 LOST [PROMOTION_ONLY]");
    }

    @Test
    void aPromotionAfterTheOrdinaryLineHoldsItBack() {
        assertThat(lines(policy("2026-05-01/2026-05-05"), false).get(0))
                .isEqualTo("2026-05-06T00:00 AT_RISK [PROMOTION_ONLY]");
    }

    @Test
    void ordersThatTheShopMarksMoveNoLineUnderACalendarWithoutPromotions() {
        Policy plain = Policies.standard().with(CalendarPolicy.NONE.with(time(List.of())));
        assertThat(lines(plain, true))
                .startsWith("2026-04-24T06:00 AT_RISK []", "2026-06-07T12:00 LIKELY_LOST []");
    }

    @Test
    void ordersThatTheShopMarksCountAsThoseInAPromotion() {
        Policy unknown = Policies.standard().with(CalendarPolicy.NONE.with(time(List.of(SPRING))));
        assertThat(lines(unknown, true).get(0))
                .isEqualTo("2026-04-24T06:00 AT_RISK [PROMOTION_ONLY]");
        assertThat(lines(unknown, false).get(0)).isEqualTo("2026-04-24T06:00 AT_RISK []");
    }

    @Test
    void aCustomerWithTooFewOccasionsIsJudgedLikeAllOthers() {
        Policy four = policy(SPRING, SUMMER);
        four = four.with(four.calendar().with(4, CalendarPolicy.ALL));
        assertThat(lines(four, false).get(1)).isEqualTo("2026-06-07T12:00 LIKELY_LOST []");
    }

    @Test
    void anOccasionIsInAPromotionByAnyOrderOfItsFirstInstantAndByNoLaterOne() {
        Policy policy = policy(SPRING);
        assertThat(promoted(policy, order("2026-01-05T12:00", "a", true))).isEqualTo(4);
        assertThat(
                        promoted(
                                policy,
                                order("2026-01-05T12:00", "a", false),
                                order("2026-01-05T12:00", "b", true)))
                .isEqualTo(4);
        assertThat(
                        promoted(
                                policy,
                                order("2026-01-05T12:00", "a", false),
                                order("2026-01-05T13:00", "b", true)))
                .isEqualTo(3);
    }

    private static Policy policy(String... next) {
        List<String> all = new ArrayList<>(PAST);
        all.addAll(List.of(next));
        return Policies.standard().with(CalendarPolicy.NONE.with(time(all)));
    }

    private static BusinessTime time(List<String> promotions) {
        return BusinessTime.of(
                new ShopCalendar(
                        "one",
                        List.of(),
                        promotions.stream().map(PromotionBuyersTest::promotion).toList(),
                        List.of(),
                        List.of()),
                ZONE);
    }

    private static ShopCalendar.Promotion promotion(String span) {
        String[] days = span.split("/");
        return new ShopCalendar.Promotion(LocalDate.parse(days[0]), LocalDate.parse(days[1]), null);
    }

    private static List<String> lines(Policy policy, boolean marked) {
        CustomerWatch watch = new CustomerWatch(Rulebook.of(policy));
        CustomerProfile profile = bought(watch, marked);
        List<String> lines = new ArrayList<>();
        while (profile.nextCheckAt() < at("2027-01-01T00:00")) {
            Decision decision = watch.onClock("ann", profile, profile.nextCheckAt());
            profile = decision.profile();
            decision.events().stream()
                    .filter(event -> event.type() == EventType.RAISED)
                    .forEach(event -> lines.add(sentence(event)));
        }
        return lines;
    }

    private static int promoted(Policy policy, Fact... more) {
        CustomerWatch watch = new CustomerWatch(Rulebook.of(policy));
        CustomerProfile profile = bought(watch, false);
        for (Fact fact : more) {
            profile = watch.onFact("ann", profile, fact, Long.MIN_VALUE).profile();
        }
        return CustomerView.of(profile, at("2026-01-06T00:00"), Rulebook.of(policy))
                .occasions()
                .promoted();
    }

    private static CustomerProfile bought(CustomerWatch watch, boolean marked) {
        CustomerProfile profile = CustomerProfile.EMPTY;
        for (String time : ORDERS) {
            Fact fact = order(time, time, marked);
            profile = watch.onFact("ann", profile, fact, Long.MIN_VALUE).profile();
        }
        return profile;
    }

    private static Fact order(String time, String id, boolean promotion) {
        return new Fact(at(time), id, FactType.PURCHASE, 10_0000, "CNY", promotion);
    }

    private static String sentence(WarningEvent event) {
        LocalDateTime local =
                LocalDateTime.ofInstant(Instant.ofEpochMilli(event.occurredAt()), ZONE);
        return "%s %s %s".formatted(local, event.stage(), event.context().traits());
    }

    private static long at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant().toEpochMilli();
    }
}
