package io.churnwarnings.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarningInboxTest {

    @TempDir Path dir;

    @Test
    void anErasureRemovesOnlyTheTasksOfItsCustomer() throws IOException {
        WarningInbox inbox = new WarningInbox(dir.resolve("inbox"));
        for (String customer : new String[] {"b", "x b", "call b"}) {
            take(inbox, "RAISED", customer);
            take(inbox, "DRIFTING", customer);
        }
        take(inbox, "ERASED", "b");
        assertThat(inbox.tasks())
                .containsExactly("call x b", "call x b", "call call b", "call call b");
        assertThat(inbox.open()).isEqualTo("{\"x b\":\"LOST\",\"call b\":\"LOST\"}");
    }

    private static void take(WarningInbox inbox, String type, String customer) throws IOException {
        inbox.take(
                new ObjectMapper()
                        .createObjectNode()
                        .put("eventId", type + customer)
                        .put("type", type)
                        .put("stage", "LOST")
                        .put("customerId", customer)
                        .put("occurredAt", "2026-02-01T00:00:00.000Z")
                        .put("play", "call"));
    }
}
