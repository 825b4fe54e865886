package io.churnwarnings.time;

import io.churnwarnings.time.source.ClockedSplit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A topic, its readers and their coordinator through days and nights, made of a seed: everything
 * but Flink. Readers stall, brokers do not answer, messages are slow, the job restarts at another
 * parallelism from its last checkpoint, partitions are added.
 */
final class SimulatedShop {

    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;
    static final long DISORDER = 5 * MINUTE;
    static final long LIMIT = 12 * HOUR;
    static final long GRACE = HOUR;
    static final long QUIET_AFTER = 5 * MINUTE;

    /** A message in flight. */
    private record Message(long due, Runnable delivery) {}

    private record Saved(ClockedSplit<SimulatedPartition> split, int next) {}

    final Random dice;
    final List<SimulatedPartition> partitions = new ArrayList<>();
    private final BrokenClock trick;
    private final ClockSettings settings;
    private final ClockLaws laws;
    private final List<SimulatedReader> readers = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private final Map<SimulatedPartition, Saved> checkpoint = new HashMap<>();
    private OutageDetector keeper;
    private GlobalWatermark clocks;
    long now = 1_772_366_400_000L;

    SimulatedShop(long seed, BrokenClock trick) {
        this.dice = new Random(seed);
        this.trick = trick;
        long limit = trick == BrokenClock.HAS_NO_LIMIT ? 1_000 * LIMIT : LIMIT;
        long grace = trick == BrokenClock.HAS_NO_GRACE ? 0 : GRACE;
        this.settings =
                ClockSettings.withDisorder(Duration.ofMillis(DISORDER))
                        .with(
                                new QuietHours(
                                        Duration.ofMillis(QUIET_AFTER),
                                        Duration.ofMillis(limit),
                                        Duration.ofMillis(grace)));
        this.laws = new ClockLaws(this);
        int count = 1 + dice.nextInt(5);
        for (int i = 0; i < count; i++) {
            partitions.add(new SimulatedPartition("p" + i, trick));
        }
        start(1 + dice.nextInt(count));
    }

    ClockLaws laws() {
        return laws;
    }

    /** A record is written: a fact, or with {@link ElementTime#NONE} one that is rejected. */
    void write(SimulatedPartition partition, long time, long lateness) {
        partition.write(new SimulatedPartition.Entry(time, lateness, now));
    }

    void addPartition() {
        SimulatedPartition added = new SimulatedPartition("p" + partitions.size(), trick);
        partitions.add(added);
        give(added, ClockedSplit.unread(added), 0);
    }

    void stall(long millis) {
        readers.get(dice.nextInt(readers.size())).stalledUntil = now + millis;
    }

    /** Advances the time, and lets all readers and the coordinator run. */
    void step(long millis, boolean slowMessages) {
        now += millis;
        for (SimulatedReader reader : readers) {
            if (now >= reader.stalledUntil) {
                reader.partitions.forEach(this::fetch);
                ReaderReport report = reader.tick(now);
                laws.emitted(reader.partitions);
                tell(reader, report, slowMessages);
            }
        }
        partitions.forEach(partition -> partition.answer(now));
        deliver();
    }

    /** The job restarts from its last checkpoint. */
    void restart() {
        int parallelism = 1 + dice.nextInt(partitions.size());
        laws.restarted();
        start(parallelism);
    }

    void takeCheckpoint() {
        checkpoint.clear();
        for (SimulatedReader reader : readers) {
            for (SimulatedPartition partition : reader.partitions) {
                checkpoint.put(
                        partition,
                        new Saved(
                                new ClockedSplit<>(
                                        partition, partition.clock.clock().state(), reader.hold()),
                                partition.next));
            }
        }
        laws.saved();
    }

    /** Nothing is left to be read, answered or delivered. */
    void calm() {
        readers.forEach(reader -> reader.stalledUntil = Long.MIN_VALUE);
        partitions.forEach(partition -> partition.unreachableUntil = Long.MIN_VALUE);
    }

    private void start(int parallelism) {
        readers.clear();
        messages.clear();
        keeper = new OutageDetector(settings.quietHours());
        clocks = new GlobalWatermark();
        for (int i = 0; i < parallelism; i++) {
            readers.add(new SimulatedReader(i, DISORDER, trick));
        }
        for (SimulatedPartition partition : partitions) {
            Saved saved =
                    checkpoint.getOrDefault(
                            partition, new Saved(ClockedSplit.unread(partition), 0));
            give(partition, forgetful(saved.split()), saved.next());
        }
    }

    private ClockedSplit<SimulatedPartition> forgetful(ClockedSplit<SimulatedPartition> split) {
        PartitionState s = split.state();
        return switch (trick) {
            case FORGETS_THE_QUIET_HOURS_AT_A_RESTART ->
                    new ClockedSplit<>(
                            split.split(),
                            new PartitionState(
                                    s.highest(),
                                    s.lateness(),
                                    s.highest(),
                                    s.lastArrival(),
                                    s.lastSpoken()),
                            split.hold());
            case FORGETS_THE_OUTAGE_AT_A_RESTART ->
                    new ClockedSplit<>(split.split(), s, Outage.NONE);
            default -> split;
        };
    }

    private void give(
            SimulatedPartition partition, ClockedSplit<SimulatedPartition> split, int position) {
        SimulatedReader fewest = readers.get(0);
        for (SimulatedReader reader : readers) {
            if (reader.partitions.size() < fewest.partitions.size()) {
                fewest = reader;
            }
        }
        partition.start(split, position, settings);
        fewest.partitions.add(partition);
        fewest.remember(split.hold());
    }

    private void fetch(SimulatedPartition partition) {
        if (!partition.isReachable(now)) {
            return;
        }
        int unread = partition.log.size() - partition.next;
        int some = unread == 0 || dice.nextInt(3) > 0 ? unread : dice.nextInt(unread + 1);
        for (int i = 0; i < some; i++) {
            laws.reading(partition, partition.log.get(partition.next));
            partition.read(now);
        }
    }

    private void tell(SimulatedReader reader, ReaderReport report, boolean slow) {
        long due = slow ? now + dice.nextInt((int) HOUR) : now;
        ClockReport clock = reader.clock();
        messages.add(new Message(due, () -> clocks.report(reader.subtask, clock)));
        if (report != null) {
            messages.add(
                    new Message(
                            due,
                            () -> {
                                keeper.report(reader.subtask, report);
                                keeper.conclude(readers.size()).ifPresent(reader::told);
                                long others = clocks.clock(readers.size());
                                if (others != ClockReport.HOLDING) {
                                    reader.others(others);
                                }
                            }));
        }
    }

    /**
     * Messages of one reader never overtake each other, so none is delivered before an older one.
     */
    private void deliver() {
        int delivered = 0;
        while (delivered < messages.size() && messages.get(delivered).due() <= now) {
            messages.get(delivered++).delivery().run();
        }
        messages.subList(0, delivered).clear();
    }
}
