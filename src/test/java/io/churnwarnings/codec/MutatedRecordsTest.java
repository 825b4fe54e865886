package io.churnwarnings.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.testkit.Seeds;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Damages good records at random: the decoder must neither throw nor judge the grammar differently
 * from the grammar.
 */
class MutatedRecordsTest {

    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 300_000);

    @Test
    void theDecoderAcceptsOrRejectsThemByTheGrammar() {
        long seed = Seeds.fixedOr("fuzz.seed");
        System.out.println("MutatedRecordsTest seed " + seed);
        Random random = new Random(seed);
        FactDecoder decoder = new FactDecoder(Samples.RULES);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] value = MutatedRecords.next(random);
            DecodedRecord ingested = decoder.decode(Samples.received(value, Samples.NOW));
            RejectionReason reason = ingested.isRejected() ? ingested.rejection().reason() : null;
            if (value.length > 0) {
                assertThat(reason != RejectionReason.NOT_JSON)
                        .as("seed %d, round %d, %s: %s", seed, i, reason, Arrays.toString(value))
                        .isEqualTo(Rfc8259.accepts(value));
            }
        }
    }
}
