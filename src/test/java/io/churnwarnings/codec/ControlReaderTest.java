package io.churnwarnings.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.churnwarnings.codec.record.RawRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlReaderTest {

    private final ControlReader reader = new ControlReader();

    @Test
    void readsIdsAsInFacts() throws Exception {
        assertThat(read("{\"customerId\":\"客户\",\"erase\":true}")).isEqualTo("客户");
        assertThat(read("{\"erase\":true,\"why\":{\"by\":[1]},\"customerId\":7}")).isEqualTo("7");
        assertThat(read("\ufeff{\"customerId\":\"a\",\"erase\":true}")).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "^^|value: null or empty",
                "{|not JSON",
                "[]|not an object",
                "{\"erase\":true}|customerId: absent",
                "{\"customerId\":\"\",\"erase\":true}|customerId: empty",
                "{\"customerId\":1.5,\"erase\":true}|customerId: neither",
                "{\"customerId\":\"a\"}|erase: not true",
                "{\"customerId\":\"a\",\"erase\":\"true\"}|erase: not true",
                "{\"customerId\":\"a\",\"erase\":true,\"erase\":false}|erase: not true",
                "{\"customerId\":\"a\",\"erase\":true}{}|not JSON"
            })
    void saysWhatIsWrong(String value, String words) {
        assertThatThrownBy(() -> read(value))
                .isInstanceOf(ControlException.class)
                .hasMessageContaining(words);
    }

    @Test
    void anErasureIsNotReadFromThePreviousRecord() throws Exception {
        read("{\"customerId\":\"a\",\"erase\":true}");
        assertThatThrownBy(() -> read("{\"customerId\":\"a\"}")).hasMessageContaining("erase");
        assertThatThrownBy(() -> reader.erased(new RawRecord("t", 0, 0, 0, null, null)))
                .hasMessageContaining("null");
    }

    private String read(String value) throws ControlException {
        return reader.erased(new RawRecord("t", 0, 0, 0, null, value.getBytes(UTF_8)));
    }
}
