package io.churnwarnings.time;

import io.churnwarnings.time.source.ClockedSplit;
import io.churnwarnings.time.source.SplitClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceSplit;

/** A partition of the simulated topic, with its reader's view of it. */
final class SimulatedPartition implements SourceSplit, BacklogProbe<SimulatedPartition> {

    /**
     * A record.
     *
     * @param time when it happened, or {@link ElementTime#NONE} if it is rejected
     * @param lateness how late its Kafka timestamp says that it came
     * @param written when it was really written
     */
    record Entry(long time, long lateness, long written) {}

    /** A question to the broker. */
    private record Question(CompletableFuture<Long> answer, long next, long asked) {}

    final String name;
    final List<Entry> log = new ArrayList<>();
    private final BrokenClock trick;
    private final List<Question> questions = new ArrayList<>();
    SplitClock<Entry, SimulatedPartition> clock;
    int next;
    private int first;

    /** The last question that was answered was asked at this time. */
    long looked = Long.MIN_VALUE;

    long unreachableUntil = Long.MIN_VALUE;
    long watermark = Long.MIN_VALUE;
    private long now;

    SimulatedPartition(String name, BrokenClock trick) {
        this.name = name;
        this.trick = trick;
    }

    void write(Entry entry) {
        log.add(entry);
    }

    boolean isReachable(long at) {
        return at >= unreachableUntil;
    }

    /** Starts anew from a checkpoint, or from the beginning. */
    void start(ClockedSplit<SimulatedPartition> state, int position, ClockSettings settings) {
        clock = new SplitClock<>(state, settings, this);
        next = position;
        first = position;
        looked = Long.MIN_VALUE;
        questions.clear();
    }

    Entry read(long at) {
        Entry entry = log.get(next);
        clock.read(
                entry.time(),
                trick == BrokenClock.FORGETS_HOW_LATE_RECORDS_COME ? 0 : entry.lateness(),
                next,
                at);
        next++;
        return entry;
    }

    void emit(long at, ShopActivity shop, long others) {
        now = at;
        clock.emit(new Heard(), at, shop, others);
        if (trick == BrokenClock.FOLLOWS_THE_OTHERS_BLINDLY
                && watermark != Long.MIN_VALUE
                && !clock.clock().heard()) {
            clock.clock().follow(others);
            watermark = clock.clock().watermark();
        }
    }

    /** The broker answers the pending request. */
    void answer(long at) {
        if (trick == BrokenClock.TAKES_NO_ANSWER_FOR_AN_ANSWER && !isReachable(at)) {
            questions.forEach(question -> question.answer().complete(NOTHING_LEFT));
            questions.clear();
        }
        if (!isReachable(at)) {
            return;
        }
        for (Question question : questions) {
            boolean nothing = question.next() >= log.size();
            question.answer()
                    .complete(
                            nothing || trick == BrokenClock.TRUSTS_THE_READER
                                    ? NOTHING_LEFT
                                    : (long) log.size());
            looked = Math.max(looked, question.asked());
        }
        questions.clear();
    }

    /** The instant up to which everything written has been read. */
    long readUpTo(long at) {
        return next == log.size() ? at : log.get(next).written();
    }

    @Override
    public CompletableFuture<Long> endOf(SimulatedPartition split, long from) {
        CompletableFuture<Long> answer = new CompletableFuture<>();
        questions.add(new Question(answer, from == UNREAD ? first : from, now));
        return answer;
    }

    @Override
    public String splitId() {
        return name;
    }

    @Override
    public void close() {}

    private final class Heard implements SourceOutput<Entry> {

        @Override
        public void emitWatermark(Watermark mark) {
            watermark = mark.getTimestamp();
        }

        @Override
        public void collect(Entry element) {}

        @Override
        public void collect(Entry element, long timestamp) {}

        @Override
        public void markIdle() {
            throw new IllegalStateException("with quiet hours no partition is ever idle");
        }

        @Override
        public void markActive() {}
    }
}
