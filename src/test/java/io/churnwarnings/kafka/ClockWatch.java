package io.churnwarnings.kafka;

import io.churnwarnings.time.ElementTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.java.tuple.Tuple4;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * What an operator behind the source sees of the clock, for a test to look at. Of parallelism 1.
 */
public final class ClockWatch {

    private static final ConcurrentHashMap<String, ClockWatch> BY_NAME = new ConcurrentHashMap<>();
    private static final AtomicInteger NAMES = new AtomicInteger();

    final String name = "watch-" + NAMES.incrementAndGet();
    public final List<Tuple4<Long, Long, Integer, Long>> records =
            Collections.synchronizedList(new ArrayList<>());
    final List<Long> clocks = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger late = new AtomicInteger();
    final AtomicInteger starts = new AtomicInteger();
    final AtomicBoolean failAtNextRecord = new AtomicBoolean();

    /** While it is closed, nothing gets through: backpressure. */
    volatile CountDownLatch gate = new CountDownLatch(0);

    /**
     * Where the clock stands since the last start of the operator; the smallest long before it is
     * heard.
     */
    public volatile long clock = Long.MIN_VALUE;

    public ClockWatch() {
        BY_NAME.put(name, this);
    }

    Operator operator() {
        return new Operator(name);
    }

    static final class Operator extends AbstractStreamOperator<Long>
            implements OneInputStreamOperator<Tuple4<Long, Long, Integer, Long>, Long> {

        private static final long serialVersionUID = 1L;

        private final String name;
        private transient ClockWatch watch;

        Operator(String name) {
            this.name = name;
        }

        @Override
        public void open() {
            watch = BY_NAME.get(name);
            watch.clock = Long.MIN_VALUE;
            watch.starts.incrementAndGet();
        }

        @Override
        public void processElement(StreamRecord<Tuple4<Long, Long, Integer, Long>> element)
                throws InterruptedException {
            watch.gate.await();
            if (watch.failAtNextRecord.getAndSet(false)) {
                throw new IllegalStateException("as the test asked for");
            }
            long observed = element.getValue().f0;
            if (observed != ElementTime.NONE && observed <= watch.clock) {
                watch.late.incrementAndGet();
            }
            watch.records.add(element.getValue());
        }

        @Override
        public void processWatermark(Watermark mark) throws Exception {
            watch.clocks.add(mark.getTimestamp());
            watch.clock = mark.getTimestamp();
            super.processWatermark(mark);
        }
    }
}
