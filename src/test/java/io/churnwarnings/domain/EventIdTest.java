package io.churnwarnings.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.policy.Stage;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The expected ids were made with {@code printf '...' | sha256sum}. */
class EventIdTest {

    private static final String[] IDS = {"a", "c-17.", "\u5ba2", "\ud83d\ude00", "\ud800"};
    private static final long L = 1_704_067_200_000L;
    private static final long AT = 1_705_363_200_000L;

    @Test
    void isTheBeginningOfAHashOfWhatHappened() {
        assertThat(EventId.of("ann", L, EventType.RAISED, Stage.AT_RISK, AT, 0))
                .isEqualTo("42826983b37039c23293e7a3b3ab37c8");
    }

    @Test
    void countsHowOftenTheWarningWasClosedBefore() {
        assertThat(EventId.of("ann", L, EventType.RAISED, Stage.AT_RISK, AT, 2))
                .isEqualTo("b68525ba31cc367b7d345c160c654e6e");
    }

    @Test
    void takesIdsAsUtf8AndNoStageAsNothing() {
        assertThat(EventId.of("客户-1", 0, EventType.RECOVERED, null, 1, 0))
                .isEqualTo("98e6d7563c041fee435f078d79f59787");
    }

    @Test
    void hashesTheTextOfAllItsPartsWhateverTheirLengthAndSign() throws NoSuchAlgorithmException {
        Random random = new Random(3);
        long[] edges = {0, -1, 9, 10, -10, 99, 100, Long.MAX_VALUE, Long.MIN_VALUE};
        for (int i = 0; i < 2_000; i++) {
            String id = IDS[random.nextInt(IDS.length)].repeat(1 + random.nextInt(60));
            long last = i < edges.length ? edges[i] : random.nextLong() >> random.nextInt(64);
            long at = i < edges.length ? edges[i] : random.nextLong() >> random.nextInt(64);
            EventType type = EventType.values()[random.nextInt(EventType.values().length)];
            Stage stage = random.nextInt(4) == 0 ? null : Stage.values()[random.nextInt(3)];
            int closings = random.nextInt(3);
            assertThat(EventId.of(id, last, type, stage, at, closings))
                    .isEqualTo(plainly(id, last, type, stage, at, closings));
        }
    }

    @Test
    void isTheSameInEachThread() {
        List<String> expected = IntStream.range(0, 2_000).mapToObj(EventIdTest::ofNumber).toList();
        assertThat(IntStream.range(0, 2_000).parallel().mapToObj(EventIdTest::ofNumber).toList())
                .isEqualTo(expected);
    }

    private static String ofNumber(int i) {
        return EventId.of("c-" + i, i, EventType.RAISED, Stage.LOST, 2L * i, 0);
    }

    private static String plainly(
            String id, long last, EventType type, Stage stage, long at, int closings)
            throws NoSuchAlgorithmException {
        String text =
                String.join(
                        "\u001f",
                        id,
                        Long.toString(last),
                        type.name(),
                        stage == null ? "" : stage.name(),
                        Long.toString(at));
        String closed = closings == 0 ? text : text + "\u001f" + closings;
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(closed.getBytes(UTF_8));
        return HexFormat.of().formatHex(hash, 0, 16);
    }
}
