package io.churnwarnings.local;

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
                    "type":"RAISED","stage":"AT_RISK","silenceDays":45.312,"cycleDays":30.208,"gaps":4      | AT RISK      silent for 45.3 days, used to buy every 30.2 (4 gaps)
                    "type":"RAISED","stage":"LIKELY_LOST","silenceDays":60.000,"cycleDays":30.000,"gaps":1  | LIKELY LOST  silent for 60.0 days, used to buy every 30.0 (1 gap)
                    "type":"RAISED","stage":"AT_RISK","silenceDays":60.000,"cycleDays":40.000,"gaps":0      | AT RISK      silent for 60.0 days, others buy every 40.0
                    "type":"RAISED","stage":"LOST","silenceDays":365.000,"gaps":0                           | LOST         silent for 365.0 days
                    "type":"RECOVERED","stage":"AT_RISK","silenceDays":50.1,"cycleDays":30.2,"gaps":3       | came back    was AT RISK, silent for 50.1 days, used to buy every 30.2 (3 gaps)
                    "type":"WITHDRAWN","stage":"LOST"                                                       | withdrawn    was LOST, but the order before the silence was cancelled
                    """)
    void saysWhatHappened(String fields, String expected) throws JsonProcessingException {
        String json =
                "{\"customerId\":\"c-1\",\"occurredAt\":\"2024-03-05T14:00:01.000Z\",%s}"
                        .formatted(fields);

        assertThat(EventLine.of(OutFile.JSON.readTree(json)))
                .isEqualTo("2024-03-05 14:00  c-1         " + expected);
    }
}
