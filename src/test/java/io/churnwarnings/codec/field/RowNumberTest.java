package io.churnwarnings.codec.field;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowNumberTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "₹3,27,060.50 | 327060.50",
                "₺ 1,234.00   | 1234.00",
                "12.50 ₴      | 12.50",
                "-€5          | -5",
            })
    void symbolsOfAllCurrenciesAreRemoved(String cell, String number) {
        RowNumber reader = new RowNumber(RowRules.POINT);
        assertThat(reader.read(cell)).isTrue();
        assertThat(reader.number()).hasToString(number);
    }
}
