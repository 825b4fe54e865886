package io.churnwarnings.codec;

import static io.churnwarnings.codec.Samples.purchase;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuePreviewerTest {

    private final ValuePreviewer previewer = new ValuePreviewer();

    @Test
    void customerAndTimeAreReadOfWhatWillBeRejectedToo() {
        assertThat(preview("{\"customerId\":7,\"occurredAt\":5}"))
                .isEqualTo(new ValuePreview("7", OptionalLong.of(5)));
        assertThat(preview(purchase(",\"type\":7,\"orderId\":null")).customerId()).isEqualTo("c1");
    }

    @Test
    void anUnreadableOneDoesNotHideTheOther() {
        assertThat(preview("{\"customerId\":\"\",\"occurredAt\":5}"))
                .isEqualTo(new ValuePreview(null, OptionalLong.of(5)));
        assertThat(preview("{\"customerId\":\"c\",\"occurredAt\":\"soon\"}"))
                .isEqualTo(new ValuePreview("c", OptionalLong.empty()));
    }

    @Test
    void valuesLongerThanTheDecodersLimitAreRead() {
        assertThat(preview(purchase(" ".repeat(2_000_000))).customerId()).isEqualTo("c1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "{", "{\"customerId\":\"c\"", "\u0000"})
    void aValueThatIsNoObjectHasNoFields(String value) {
        assertThat(preview(value)).isEqualTo(new ValuePreview(null, OptionalLong.empty()));
    }

    @Test
    void nullHasNoFields() {
        assertThat(previewer.preview(null)).isEqualTo(new ValuePreview(null, OptionalLong.empty()));
    }

    private ValuePreview preview(String value) {
        return previewer.preview(value.getBytes(UTF_8));
    }
}
