package io.churnwarnings.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventLineTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "type":"RAISED","stage":"AT_RISK","silenceDays":45.312,"cycleDays":30.208,"gaps":4      | AT RISK     silent 45.3 days, cycle 30.2 (4 gaps)
                    "type":"RAISED","stage":"LIKELY_LOST","silenceDays":365.000,"cycleDays":147,"gaps":15   | LIKELY LOST silent 365.0 days, cycle 147.0 (15 gaps)
                    "type":"RAISED","stage":"AT_RISK","silenceDays":60.000,"cycleDays":40.000,"gaps":1      | AT RISK     silent 60.0 days, cycle 40.0 (1 gap)
                    "type":"RAISED","stage":"AT_RISK","silenceDays":60.000,"cycleDays":40.000,"gaps":0      | AT RISK     silent 60.0 days, cycle 40.0 (shop's)
                    "type":"RAISED","stage":"LOST","silenceDays":365.000,"gaps":0                           | LOST        silent 365.0 days
                    "type":"RECOVERED","stage":"AT_RISK","silenceDays":50.1,"cycleDays":30.2,"gaps":3       | came back   was AT RISK, silent 50.1 days
                    "type":"RAISED","stage":"LIKELY_LOST","silenceDays":180.1,"cycleDays":90.1,"gaps":15,"lossProbability":0.4249 | LIKELY LOST silent 180.1 days, cycle 90.1, lost 42%
                    "type":"DRIFTING","reasons":["FREQUENCY_DROP","ORDER_VALUE_DROP"]                       | drifting    buys more slowly, buys for less
                    "type":"WITHDRAWN","stage":"LOST"                                                       | withdrawn   was LOST, no longer holds
                    """)
    void saysWhatHappened(String fields, String expected) throws JsonProcessingException {
        String json =
                "{\"customerId\":\"c-1\",\"occurredAt\":\"2024-03-05T14:00:01.000Z\",%s}"
                        .formatted(fields);

        assertThat(EventLine.of(OutFile.JSON.readTree(json)))
                .isEqualTo("2024-03-05 14:00 c-1        " + expected)
                .hasSizeLessThanOrEqualTo(80);
    }

    @ParameterizedTest
    @CsvSource({
        "customer-0123, 'customer-0123 LOST '",
        "\u674e\u96f7, '\u674e\u96f7       LOST '",
        "0123456789012345678901234567890123456789, '012345678901234567890123456789012... LOST '",
        "a\\u001b[2Jb, 'a?[2Jb     LOST '"
    })
    void showsWhatFitsOfAnyId(String id, String expected) throws JsonProcessingException {
        String json =
                "{\"type\":\"RAISED\",\"stage\":\"LOST\",\"customerId\":\"%s\"}".formatted(id);

        assertThat(EventLine.of(OutFile.JSON.readTree(json))).contains(" " + expected);
    }
}
