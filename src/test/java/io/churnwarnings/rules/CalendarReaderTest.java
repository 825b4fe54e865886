package io.churnwarnings.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.calendar.ShopCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarReaderTest {

    private final List<String> mistakes = new ArrayList<>();

    @Test
    void aCalendarIsReadWithItsEntriesInOrder() {
        ShopCalendar calendar =
                read(
                        "{\"calendarVersion\":\"v\",\"note\":\"n\",\"days\":["
                                + "{\"from\":\"2026-05-01\",\"to\":\"2026-05-01\",\"rate\":2.5},"
                                + "{\"from\":\"2026-02-15\",\"to\":\"2026-02-23\",\"rate\":0,"
                                + "\"name\":\"春节\"}],"
                                + "\"promotions\":[{\"from\":\"2026-02-20\",\"to\":\"2026-06-20\"}],"
                                + "\"weekly\":[1,1,1,1,1,0.5,0],"
                                + "\"yearly\":[1,1,1,1,1,1,1,1,1,1,1.25,10]}");
        assertThat(mistakes).isEmpty();
        assertThat(calendar.version()).isEqualTo("v");
        assertThat(calendar.days())
                .containsExactly(
                        new ShopCalendar.Days(
                                LocalDate.parse("2026-02-15"),
                                LocalDate.parse("2026-02-23"),
                                0,
                                "春节"),
                        new ShopCalendar.Days(
                                LocalDate.parse("2026-05-01"),
                                LocalDate.parse("2026-05-01"),
                                25_000,
                                null));
        assertThat(calendar.promotions()).hasSize(1);
        assertThat(calendar.weekly()).hasSize(7);
        assertThat(calendar.yearly()).hasSize(12);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"days\":{}",
                "\"days\":[1]",
                "\"days\":[{\"from\":\"2026-01-01\",\"to\":\"2026-01-01\"}]",
                "\"days\":[{\"from\":\"2026-01-02\",\"to\":\"2026-01-01\",\"rate\":1}]",
                "\"days\":[{\"from\":\"1989-12-31\",\"to\":\"2026-01-01\",\"rate\":1}]",
                "\"days\":[{\"from\":\"2026-01-01\",\"to\":\"2200-01-01\",\"rate\":1}]",
                "\"days\":[{\"from\":\"2026-02-30\",\"to\":\"2026-03-01\",\"rate\":1}]",
                "\"days\":[{\"from\":\"2026-01-01\",\"to\":\"2026-01-01\",\"rate\":-1}]",
                "\"days\":[{\"from\":\"2026-01-01\",\"to\":\"2026-01-01\",\"rate\":10.1}]",
                "\"days\":[{\"from\":\"2026-01-01\",\"to\":\"2026-01-01\",\"rate\":0.00001}]",
                "\"days\":[{\"from\":\"2026-01-01\",\"to\":\"2026-01-01\",\"rate\":1e-99999999}]",
                "\"days\":[{\"from\":\"2026-01-01\",\"to\":\"2026-01-01\",\"rate\":\"1\"}]",
                "\"days\":[{\"from\":\"2026-01-01\",\"to\":\"2026-01-01\",\"rate\":1,\"name\":\"\"}]",
                "\"days\":[{\"from\":\"2026-01-01\",\"to\":\"2026-01-01\",\"rate\":1,\"x\":1}]",
                "\"days\":[{\"from\":\"2026-01-01\",\"to\":\"2026-01-05\",\"rate\":1},"
                        + "{\"from\":\"2026-01-05\",\"to\":\"2026-01-06\",\"rate\":0}]",
                "\"promotions\":[{\"from\":\"2026-01-01\"}]",
                "\"promotions\":[{\"from\":\"2026-01-01\",\"to\":\"2026-01-02\",\"rate\":1}]",
                "\"promotions\":[{\"from\":\"2026-01-01\",\"to\":\"2026-01-05\"},"
                        + "{\"from\":\"2026-01-03\",\"to\":\"2026-01-03\"}]",
                "\"weekly\":[1,1,1,1,1,1]",
                "\"weekly\":[0,0,0,0,0,0,0]",
                "\"weekly\":[1,1,1,1,1,1,1.1]",
                "\"weekly\":[1,1,1,1,1,1,1e-999999999]",
                "\"yearly\":[1,1,1,1,1,1,1,1,1,1,1]",
                "\"yearly\":[0,1,1,1,1,1,1,1,1,1,1,1]",
                "\"effectiveFrom\":null,\"note\":1",
                "\"holidays\":[]"
            })
    void aDocumentWithAMistakeIsRefused(String content) {
        read("{\"calendarVersion\":\"v\"," + content + "}");
        assertThat(mistakes).as(content).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "", "{\"calendarVersion\":\" \"}", "1 2"})
    void whatIsNoCalendarIsRefused(String document) {
        read(document);
        assertThat(mistakes).isNotEmpty();
    }

    @Test
    void allMistakesAreNamedAtOnce() {
        read(
                "{\"calendarVersion\":7,\"days\":[{\"from\":\"x\",\"to\":\"y\",\"rate\":11},"
                        + "{\"from\":\"2026-01-01\",\"to\":\"2026-01-01\",\"rate\":12}]}");
        assertThat(mistakes).hasSize(5);
        assertThat(mistakes.get(4))
                .startsWith("days[1].rate is 12, but must be a number from 0 to 10");
    }

    private ShopCalendar read(String document) {
        return CalendarReader.configured(document.getBytes(UTF_8), mistakes);
    }
}
