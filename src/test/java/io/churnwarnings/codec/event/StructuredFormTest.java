package io.churnwarnings.codec.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.codec.Mapped;
import io.churnwarnings.codec.mapping.MappedField;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.contract.Contract;
import io.churnwarnings.domain.ErasureReceipt;
import io.churnwarnings.domain.EventType;
import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.policy.Stage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StructuredFormTest {

    private final EventEncoder encoder = new EventEncoder("/shop");
    private final EventForm form = new StructuredForm();

    @Test
    void theAttributesEncloseTheEvent() {
        WarningEvent event = withdrawn("ä \"1\"");
        Map<String, byte[]> headers = encoder.headers(event);
        byte[] json = encoder.value(event);
        String value = new String(form.value(json, headers), UTF_8);
        assertThat(value)
                .isEqualTo(
                        "{\"specversion\":\"1.0\",\"id\":\"52ab66616f08e527a2112ddfb1c673eb\","
                                + "\"type\":\"io.churnwarnings.withdrawn\",\"source\":\"/shop\","
                                + "\"time\":\"2026-02-02T02:40:00.000Z\",\"subject\":\"ä \\\"1\\\"\","
                                + "\"datacontenttype\":\"application/json\",\"data\":"
                                + new String(json, UTF_8)
                                + "}");
        Contract.assertStructured(value);
        assertThat(form.headers(headers))
                .containsOnlyKeys("content-type")
                .containsEntry("content-type", "application/cloudevents+json".getBytes(UTF_8));
    }

    @Test
    void anErasureIsAnEventOfTheContract() {
        WarningEvent event =
                WarningEvent.erased("c", 1_770_000_000_000L, new ErasureReceipt(3, Stage.LOST));
        byte[] value = form.value(encoder.value(event), encoder.headers(event));
        assertThat(new String(value, UTF_8)).contains("\"type\":\"io.churnwarnings.erased\"");
        Contract.assertStructured(new String(value, UTF_8));
    }

    @Test
    void noFieldOfAnEventIsLeftInTheNext() {
        byte[] first = valueOf("a long name of a customer");
        byte[] second = valueOf("b");
        assertThat(new String(second, UTF_8)).doesNotContain("long");
        assertThat(valueOf("a long name of a customer")).isEqualTo(first);
    }

    /** A reader of facts opens it: it is the envelope that facts come in, too. */
    @Test
    void theInputReadsTheseEnvelopes() {
        WarningEvent event = withdrawn("c");
        DecodedRecord ingested =
                Mapped.canonical()
                        .with(MappedField.ORDER_ID, "/eventId")
                        .with(MappedField.TYPE, "/none")
                        .decode(
                                new String(
                                        form.value(encoder.value(event), encoder.headers(event)),
                                        UTF_8));
        assertThat(ingested.isFact()).isTrue();
        assertThat(ingested.fact().customerId()).isEqualTo("c");
        assertThat(ingested.fact().fact().orderId()).isEqualTo(event.eventId());
    }

    private byte[] valueOf(String customer) {
        WarningEvent event = withdrawn(customer);
        return form.value(encoder.value(event), encoder.headers(event));
    }

    private static WarningEvent withdrawn(String customer) {
        return new WarningEvent(
                "52ab66616f08e527a2112ddfb1c673eb",
                EventType.WITHDRAWN,
                Stage.LOST,
                customer,
                1_770_000_000_000L,
                0,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                false,
                null,
                null);
    }
}
