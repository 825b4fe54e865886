package io.churnwarnings.job.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import io.churnwarnings.codec.Presets;
import io.churnwarnings.codec.field.TimeFormat;
import io.churnwarnings.codec.mapping.FieldPath;
import io.churnwarnings.codec.mapping.InputMapping;
import io.churnwarnings.codec.mapping.MappedField;
import io.churnwarnings.job.config.SettingsException;
import io.churnwarnings.job.options.SourceOptions;
import io.churnwarnings.job.settings.ChurnSettings;
import java.time.ZoneId;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingSettingsTest {

    private static final String MAPPING = "churn.input.mapping.";

    private final Configuration configuration = new Configuration();

    MappingSettingsTest() {
        configuration.set(SourceOptions.BOOTSTRAP_SERVERS, "here:9092");
    }

    @Test
    void canonicalFactsNeedNoMapping() {
        assertThat(mapping()).isNull();
        set("order-id", "/orderId");
        assertThat(mapping()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "segment",
                "shopify",
                "shopify-csv",
                "woocommerce",
                "magento",
                "bigcommerce",
                "stripe",
                "square",
                "tmall-csv",
                "ga4"
            })
    void aPresetIsComplete(String format) {
        configuration.setString("churn.input.format", format);
        assertThat(mapping().paths())
                .containsKeys(
                        MappedField.ORDER_ID, MappedField.CUSTOMER_ID, MappedField.OCCURRED_AT);
        assertThat(Presets.names()).contains(format);
    }

    @Test
    void theMappingTakesPrecedenceOverThePreset() {
        configuration.setString("churn.input.format", "segment");
        set("customer-id", "/context/tenant:/userId");
        set("types.Order Reversed", "cancellation");
        set("time-format", "yyyy-MM-dd HH:mm:ss");
        set("time-zone", "Europe/Berlin");
        InputMapping mapping = mapping();
        assertThat(mapping.paths())
                .containsEntry(MappedField.CUSTOMER_ID, FieldPath.parse("/context/tenant:/userId"))
                .containsEntry(MappedField.ORDER_ID, FieldPath.parse("/properties/order_id"));
        assertThat(mapping.types())
                .containsEntry("Order Reversed", "cancellation")
                .containsEntry("Order Completed", "purchase");
        assertThat(mapping.times())
                .containsExactly(
                        TimeFormat.pattern("yyyy-MM-dd HH:mm:ss", ZoneId.of("Europe/Berlin")));
    }

    @Test
    void anArrayIsReadInOneWay() {
        set("amount", "/sums/[kind=gross]/value");
        assertThat(mapping().paths()).containsKey(MappedField.AMOUNT);
        set("currency", "/sums/0/in");
        assertThatThrownBy(this::mapping)
                .hasMessageContaining(
                        "churn.input.mapping: the elements of /sums are chosen by [key=word], [] or *, and by a number");
    }

    @Test
    void thePresetsWordsAreNotThoseOfAnotherPlace() {
        configuration.setString("churn.input.format", "ga4");
        set("type", "/status");
        set("types", "paid:purchase");
        assertThat(mapping().types()).isEqualTo(Map.of("paid", "purchase"));
    }

    @Test
    void allErrorsAreReportedTogether() {
        set("order-id", "id");
        set("customer-id", "/a~b");
        set("amount", "/gross:/net");
        set("types", "paid:bought");
        set("time-format", "HH:mm");
        set("tims", "/x");
        assertThatThrownBy(this::mapping)
                .asInstanceOf(throwable(SettingsException.class))
                .extracting(SettingsException::mistakes)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(String.class))
                .hasSize(6)
                .anyMatch(m -> m.contains("order-id: 'id' is no JSON Pointer"))
                .anyMatch(m -> m.contains("customer-id: '/a~b' has a ~"))
                .anyMatch(
                        m ->
                                m.contains(
                                        "amount is '/gross:/net', but only ids and times can be joined"))
                .anyMatch(m -> m.contains("'paid' means 'bought'"))
                .anyMatch(m -> m.contains("time-format is 'HH:mm'"))
                .anyMatch(m -> m.contains("tims is no option of this job"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "churn.input.format;magentu;canonical, segment, shopify",
                "churn.input.mapping.time-zone;Mars/Olympus;a zone such as Europe/Berlin",
                "churn.input.mapping.time-format;nonsense;must be iso, epoch-s",
                "churn.input.mapping.time-format;HH:mm;must be iso, epoch-s"
            })
    void everyErrorSaysWhatToDo(String key, String value, String told) {
        configuration.setString(key, value);
        assertThatThrownBy(this::mapping)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(told);
    }

    @Test
    void rowsNeedTheirColumns() {
        configuration.setString("churn.input.format", "debezium");
        set("types", "paid:purchase");
        assertThatThrownBy(this::mapping)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("order-id is not set: set it to the column, as /order_id")
                .hasMessageContaining("customer-id is not set")
                .hasMessageContaining("occurred-at is not set")
                .hasMessageContaining("there is nothing to translate");
    }

    private void set(String key, String value) {
        configuration.setString(MAPPING + key, value);
    }

    private InputMapping mapping() {
        return ChurnSettings.of(configuration).decoding().mapping();
    }
}
