package io.churnwarnings.local.run;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Explains to the user of --follow which records they may write and when answers come. */
final class FollowHelp {

    private FollowHelp() {}

    /**
     * @param topic where purchases are written to
     * @param quietAfter after how long a silence the clock goes on by itself
     */
    static String text(String topic, Duration quietAfter) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return String.join(
                "\n",
                "Write purchases to the topic %s, until Ctrl-C. A record is one line, such as"
                        .formatted(topic),
                "  {\"orderId\":\"A-1001\",\"customerId\":\"42\",\"occurredAt\":\"%s\"}"
                        .formatted(now),
                "with the customer's id as its key. Warnings come as the clock passes them, and it"
                        + " goes on by",
                "itself after a silence of %s s (-Dchurn.clock.quiet-after=1s: sooner)."
                        .formatted(quietAfter.toMillis() / 1_000.0),
                "It goes on as late as the newest purchase came: after a history, write one of now,"
                        + " or",
                "  {\"type\":\"heartbeat\",\"occurredAt\":\"%s\"}".formatted(now));
    }
}
