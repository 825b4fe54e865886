package io.churnwarnings.kafka.log;

import static io.churnwarnings.kafka.log.LogFinding.Kind.CUT;
import static io.churnwarnings.kafka.log.LogFinding.Kind.GAP;
import static io.churnwarnings.kafka.log.LogFinding.Kind.REPLACED;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.kafka.log.LogFinding.Kind;
import java.util.Optional;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class PartitionLogTest {

    private static final TopicPartition PARTITION = new TopicPartition("purchases", 0);
    private static final Uuid TOPIC = new Uuid(1, 1);
    private static final Uuid OTHER = new Uuid(2, 2);

    private PartitionLog log = at(10);

    @Test
    void aPositionThatTheLogHasIsReadOn() {
        assertThat(log.judgeBeforeReading(view(TOPIC, 0, 10))).isNull();
        assertThat(log.next()).isEqualTo(10);
    }

    @Test
    void aPositionBeforeTheBeginningIsALossOfTheRecordsBetween() {
        assertThat(log.judgeBeforeReading(view(TOPIC, 14, 20))).isEqualTo(found(GAP, 10, 14, 4));
        assertThat(log.next()).isEqualTo(14);
    }

    @Test
    void aPositionBehindTheEndIsReadFromTheBeginning() {
        assertThat(log.judgeBeforeReading(view(TOPIC, 2, 9))).isEqualTo(found(CUT, 10, 2, 0));
        assertThat(log.next()).isEqualTo(2);
    }

    @Test
    void aLogThatWasCutBelowThePositionAndHasGrownIsReadFromTheBeginning() {
        LogView grown = new LogView(TOPIC, 0, 50, true);
        assertThat(log.judgeBeforeReading(grown)).isEqualTo(found(CUT, 10, 0, 0));
    }

    @Test
    void aTopicOfAnotherIdIsReadFromItsBeginningAndWhatItHasLostAlreadyIsCounted() {
        assertThat(log.judgeBeforeReading(view(OTHER, 3, 50))).isEqualTo(found(REPLACED, 10, 3, 3));
        assertThat(snapshot(10).topicId()).isEqualTo(OTHER);
    }

    @Test
    void anUnknownLogCountsAsTheSame() {
        log = new PartitionLog(LogSplit.of(new KafkaPartitionSplit(PARTITION, 10)));
        assertThat(log.judgeBeforeReading(view(OTHER, 0, 10))).isNull();
        assertThat(snapshot(10).topicId()).isEqualTo(OTHER);
    }

    @Test
    void aBeginningIsKeptAsANumber() {
        log = at(KafkaPartitionSplit.EARLIEST_OFFSET);
        assertThat(log.judgeBeforeReading(view(TOPIC, 7, 20))).isNull();
        assertThat(snapshot(KafkaPartitionSplit.EARLIEST_OFFSET).getStartingOffset()).isEqualTo(7);
    }

    @Test
    void offsetsThatAreMissingBehindATransactionAreNoLoss() {
        read(10, 12, 13, 15);
        log.ask();
        assertThat(log.judge(view(TOPIC, 10, 20), false)).isEmpty();
    }

    @Test
    void aJumpOverWhatWasDeletedIsALossOfThatMuch() {
        read(10, 40);
        log.ask();
        assertThat(log.judge(view(TOPIC, 38, 50), false)).containsExactly(found(GAP, 11, 40, 27));
    }

    @Test
    void aJumpAfterTheQuestionIsJudgedByTheNextAnswer() {
        read(10);
        log.ask();
        read(40);
        assertThat(log.judge(view(TOPIC, 38, 50), false)).isEmpty();
        log.ask();
        assertThat(log.judge(view(TOPIC, 39, 50), false)).containsExactly(found(GAP, 11, 40, 28));
        log.ask();
        assertThat(log.judge(view(TOPIC, 39, 50), false)).isEmpty();
    }

    @Test
    void aGapWithAnUnansweredQuestionIsJudgedByTheNextAnswer() {
        read(10, 40);
        log.ask();
        log.ask();
        assertThat(log.judge(view(TOPIC, 38, 50), false)).containsExactly(found(GAP, 11, 40, 27));
        log.ask();
        assertThat(log.judge(view(TOPIC, 41, 50), false)).as("told once").isEmpty();
    }

    @Test
    void theLongestJumpIsRememberedAmongManyShortOnes() {
        read(10, 40);
        for (int offset = 42; offset < 400; offset += 2) {
            read(offset);
        }
        log.ask();
        assertThat(log.judge(view(TOPIC, 40, 500), false)).containsExactly(found(GAP, 11, 40, 29));
    }

    @Test
    void aReaderBeforeTheBeginningReportsTheLossOnce() {
        read(10);
        log.ask();
        assertThat(log.judge(view(TOPIC, 30, 30), true)).containsExactly(found(GAP, 11, 30, 19));
        assertThat(snapshot(11).getStartingOffset()).isEqualTo(30);
        log.ask();
        assertThat(log.judge(view(TOPIC, 30, 30), true)).isEmpty();
        read(30);
        log.ask();
        assertThat(log.judge(view(TOPIC, 31, 31), true)).isEmpty();
    }

    @Test
    void recordsInFlightAreNotCountedAsLost() {
        read(10);
        log.ask();
        assertThat(log.judge(view(TOPIC, 30, 30), false)).isEmpty();
    }

    @Test
    void theEndOfATransactionThatIsDeletedBehindAPositionIsNoLoss() {
        read(10);
        log.ask();
        assertThat(log.judge(view(TOPIC, 0, 12), true)).isEmpty();
        assertThat(log.ask().quiet()).isTrue();
        LogView marker = new LogView(TOPIC, 0, 12, false, 12, 6);
        assertThat(log.judge(marker, true)).isEmpty();
        assertThat(snapshot(11).getStartingOffset()).isEqualTo(12);
        assertThat(snapshot(11).leaderEpoch()).isEqualTo(6);

        log.ask();
        assertThat(log.judge(view(TOPIC, 12, 12), true)).isEmpty();
        read(12);
        assertThat(log.ask().quiet()).isFalse();
        assertThat(log.judge(view(TOPIC, 13, 13), true)).isEmpty();
    }

    @Test
    void aRecreatedTopicIsRewoundAndItsOldIdStaysUntilItIsRead() {
        read(10);
        log.ask();
        assertThat(log.judge(view(OTHER, 0, 50), true)).containsExactly(found(REPLACED, 11, 0, 0));
        assertThat(log.isRewinding()).isTrue();
        assertThat(log.rewound().getStartingOffset()).isZero();
        read(11, 12); // were on their way
        assertThat(snapshot(13).topicId()).as("restored, it is rewound again").isEqualTo(TOPIC);
        read(0);
        assertThat(log.isRewinding()).isFalse();
        assertThat(snapshot(1).topicId()).isEqualTo(OTHER);
        assertThat(snapshot(1).getStartingOffset()).isEqualTo(1);
        log.ask();
        assertThat(log.judge(view(OTHER, 0, 50), true)).isEmpty();
    }

    @Test
    void recordsDeletedBetweenTheRewindAndTheFirstRecordAreLost() {
        read(10);
        log.ask();
        log.judge(view(OTHER, 0, 50), true);
        read(4);
        log.ask();
        assertThat(log.judge(view(OTHER, 4, 50), true)).containsExactly(found(GAP, 0, 4, 4));
    }

    @Test
    void aRewindToALogThatStartsAfterThePositionEndsWhenTheReaderIsDrained() {
        read(10);
        log.ask();
        log.judge(view(OTHER, 0, 50), true);
        read(17, 18); // the first ones that compaction has left
        log.ask();
        assertThat(log.judge(view(OTHER, 0, 50), false)).isEmpty();
        assertThat(log.isRewinding()).as("they may have been on their way").isTrue();

        log.ask();
        assertThat(log.judge(view(OTHER, 0, 50), true)).as("compaction is no loss").isEmpty();
        assertThat(log.isRewinding()).isFalse();
        assertThat(snapshot(19).topicId()).isEqualTo(OTHER);
        assertThat(snapshot(19).getStartingOffset()).isEqualTo(19);
    }

    @Test
    void aRewindContinuesWhileTheNewLogIsEmpty() {
        read(10);
        log.ask();
        log.judge(view(OTHER, 0, 0), true);
        log.ask();
        assertThat(log.judge(view(OTHER, 0, 0), true)).isEmpty();
        assertThat(log.isRewinding()).isTrue();
        read(11); // was on its way
        log.ask();
        assertThat(log.judge(view(OTHER, 0, 0), true)).isEmpty();
        assertThat(log.isRewinding()).isTrue();
    }

    @Test
    void aConsumerThatWentBackByItselfIsReportedOnceAndNotRewound() {
        read(10, 0, 1);
        assertThat(log.wentBack()).isTrue();
        log.ask();
        assertThat(log.judge(view(TOPIC, 0, 5), false)).containsExactly(found(CUT, 11, 0, 0));
        assertThat(log.isRewinding()).isFalse();
        assertThat(log.wentBack()).isFalse();
    }

    @Test
    void aConsumerThatWentBackInARecreatedTopicIsJudgedByAnAnswerWithTheNewId() {
        read(10);
        log.ask();
        read(0);
        assertThat(log.judge(view(TOPIC, 0, 11), false)).as("asked before").isEmpty();
        log.ask();
        assertThat(log.judge(view(OTHER, 0, 5), false)).containsExactly(found(REPLACED, 11, 0, 0));
        assertThat(log.isRewinding()).isFalse();
        assertThat(snapshot(1).topicId()).isEqualTo(OTHER);
    }

    @Test
    void aDrainedReaderBehindTheEndIsRewound() {
        read(10);
        log.ask();
        assertThat(log.judge(view(TOPIC, 0, 3), true)).containsExactly(found(CUT, 11, 0, 0));
        assertThat(log.isRewinding()).isTrue();
        assertThat(snapshot(0).getStartingOffset()).as("as the connector has it").isZero();
    }

    private void read(long... offsets) {
        for (long offset : offsets) {
            log.read(offset, Optional.of(5));
        }
    }

    private LogSplit snapshot(long connectors) {
        return log.snapshot(new KafkaPartitionSplit(PARTITION, connectors));
    }

    private static PartitionLog at(long offset) {
        return new PartitionLog(
                new LogSplit(PARTITION, offset, KafkaPartitionSplit.NO_STOPPING_OFFSET, TOPIC, 5));
    }

    private static LogView view(Uuid topicId, long beginning, long end) {
        return new LogView(topicId, beginning, end, false);
    }

    private static LogFinding found(Kind kind, long position, long from, long lost) {
        return new LogFinding(PARTITION, kind, position, from, lost);
    }
}
