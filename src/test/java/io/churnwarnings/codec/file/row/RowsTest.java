package io.churnwarnings.codec.file.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowsTest {

    @Test
    void quotesAndLineBreaksAreThoseOfRfc4180() throws IOException {
        assertThat(cells("a,b\r\n\n\"x\"\"y\",\"two\nlines\"\r\n  \nlast,o\"clock"))
                .containsExactly(
                        List.of("a", "b"),
                        List.of("x\"y", "two\nlines"),
                        List.of("last", "o\"clock"));
    }

    @Test
    void aRowThatIsTooLargeIsSkippedAndTheNextIsRead() throws IOException {
        String large = "y\n".repeat(Rows.MAX_ROW_CHARS);
        List<Row> rows = rows("a,b\n1,\"" + large + "\",3\n4,5\n");
        assertThat(rows).hasSize(3);
        assertThat(rows.get(1).skipped()).isGreaterThan(large.length());
        assertThat(rows.get(2).cells()).containsExactly("4", "5");
        assertThat(rows.get(2).isTooLarge()).isFalse();
    }

    @Test
    void aQuoteThatNeverClosesNamesItsLine() {
        assertThatThrownBy(() -> rows("a,b\n1,2\n3,\"open\n4,5\n"))
                .isInstanceOfSatisfying(
                        RowFaultException.class, e -> assertThat(e.line()).isEqualTo(3));
    }

    @Test
    void aQuoteThatSwallowsRowsUpToTheNextNamesItsLineToo() {
        assertThatThrownBy(() -> rows("a,b\n1,\"open\n2,x\n3,\"y\"\n"))
                .isInstanceOfSatisfying(
                        RowFaultException.class, e -> assertThat(e.line()).isEqualTo(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "63,31 # ,", "1.234,56 # ,", "1.234.567 # ,", "12.50 # .", "1,234.5 # .",
                "EUR 12,5 # ,", "12,50 € # ,", "193.5300 # .", "17 # .", "05.03.2024 # .",
            })
    void theDecimalSeparatorIsDetectedFromUnambiguousNumbers(String number, char sign) {
        DecimalSign found = new DecimalSign();
        found.see(number);
        assertThat(found.sign()).isEqualTo(sign);
        assertThat(found.doubt()).isNull();
    }

    @Test
    void anAmbiguousSeparatorIsAQuestion() {
        DecimalSign found = new DecimalSign();
        found.see("1.234");
        assertThat(found.doubt()).contains("1.234");
        found.see("99,5");
        assertThat(found.doubt()).isNull();
        found.see("99.5");
        assertThat(found.doubt()).contains("99,5").contains("99.5");
    }

    private static List<List<String>> cells(String text) throws IOException {
        return rows(text).stream().map(Row::cells).toList();
    }

    private static List<Row> rows(String text) throws IOException {
        List<Row> all = new ArrayList<>();
        try (Rows rows = new Rows(new StringReader(text), ',')) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
        }
        return all;
    }
}
