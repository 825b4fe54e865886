package io.churnwarnings.time;

import static io.churnwarnings.time.SimulatedShop.DISORDER;
import static io.churnwarnings.time.SimulatedShop.GRACE;
import static io.churnwarnings.time.SimulatedShop.LIMIT;

import io.churnwarnings.time.SimulatedPartition.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The laws of the clock, checked from outside, from the topic and the records read, without
 * knowledge of the implementation.
 */
final class ClockLaws {

    /**
     * A record that was the newest of its partition, and the time of the shop's next newer record.
     */
    private static final class Word {
        final LatestRecord sign;
        long surpassed = Long.MAX_VALUE;

        Word(LatestRecord sign) {
            this.sign = sign;
        }
    }

    /** The clock of a partition came so far when it had been looked at so late. */
    private record Passed(long reached, long looked) {}

    private final SimulatedShop shop;
    private final List<String> broken = new ArrayList<>();
    private final Map<SimulatedPartition, Long> reached = new HashMap<>();
    private final Map<SimulatedPartition, LatestRecord> newest = new HashMap<>();
    private final Map<SimulatedPartition, List<Passed>> passed = new HashMap<>();
    private final List<Word> words = new ArrayList<>();
    private LatestRecord shopNewest = LatestRecord.NONE;

    private long outageCap = Long.MAX_VALUE;
    private long outageEnded = Long.MAX_VALUE;
    private final Set<SimulatedPartition> mute = new HashSet<>();

    private Map<SimulatedPartition, Long> savedReached = Map.of();
    private Map<SimulatedPartition, LatestRecord> savedNewest = Map.of();
    private Set<SimulatedPartition> savedMute = Set.of();

    ClockLaws(SimulatedShop shop) {
        this.shop = shop;
    }

    List<String> broken() {
        return broken;
    }

    LatestRecord newest() {
        return shopNewest;
    }

    /** The clock of the job, before the disorder is taken off. */
    long jobReached() {
        return shop.partitions.stream()
                .mapToLong(partition -> reached.getOrDefault(partition, PartitionClock.NEVER))
                .min()
                .orElseThrow();
    }

    boolean isOutage() {
        return shop.now - shopNewest.lateness() >= shopNewest.highest() + LIMIT;
    }

    /** A record is about to be read. */
    void reading(SimulatedPartition partition, Entry entry) {
        if (entry.time() == ElementTime.NONE) {
            return;
        }
        long clock = reached.getOrDefault(partition, PartitionClock.NEVER);
        if (clock != PartitionClock.NEVER && entry.time() <= clock - DISORDER - 1) {
            judgeLate(partition, entry);
        }
        LatestRecord sign = new LatestRecord(entry.time(), entry.lateness());
        LatestRecord before = newest.getOrDefault(partition, LatestRecord.NONE);
        newest.put(partition, before.orNewer(sign));
        if (before.orNewer(sign) != before) {
            words.add(new Word(sign));
        }
        if (sign.isNewerThan(shopNewest.highest(), shopNewest.lateness())) {
            shopNewest = sign;
        }
        for (Word word : words) {
            if (word.surpassed == Long.MAX_VALUE
                    && shopNewest.isNewerThan(word.sign.highest(), word.sign.lateness())) {
                word.surpassed = shop.now;
            }
        }
        mute.remove(partition);
        if (outageCap != Long.MAX_VALUE && outageEnded == Long.MAX_VALUE && !isOutage()) {
            outageEnded = shop.now;
        }
    }

    /** The clocks of these partitions were made known. */
    void emitted(List<SimulatedPartition> partitions) {
        partitions.forEach(this::emitted);
        words.removeIf(
                word -> word.surpassed != Long.MAX_VALUE && shop.now - word.surpassed > 2 * LIMIT);
    }

    private void emitted(SimulatedPartition partition) {
        if (partition.watermark == Long.MIN_VALUE) {
            return;
        }
        long clock = partition.watermark + DISORDER + 1;
        long before = reached.getOrDefault(partition, PartitionClock.NEVER);
        if (clock < before) {
            broken.add(partition.name + " went back from " + before + " to " + clock);
        }
        long own = newest.getOrDefault(partition, LatestRecord.NONE).highest();
        if (clock > before && clock > own) {
            judgeQuiet(partition, clock, own);
            passed.computeIfAbsent(partition, p -> new ArrayList<>())
                    .add(new Passed(clock, partition.looked));
        }
        reached.put(partition, clock);
    }

    /** Never beyond min(q - D, G + limit), with a G and D of that time; held if mute. */
    private void judgeQuiet(SimulatedPartition partition, long clock, long own) {
        long readUpTo = partition.readUpTo(shop.now);
        long allowed = PartitionClock.NEVER;
        for (Word word : words) {
            long settled = Math.min(readUpTo, word.surpassed) - word.sign.lateness();
            allowed = Math.max(allowed, Math.min(settled, word.sign.highest() + LIMIT));
        }
        if (own == PartitionClock.NEVER) {
            allowed = Math.max(allowed, Math.min(shopNewest.highest(), partition.looked));
        }
        if (clock > allowed) {
            broken.add(partition.name + " is " + (clock - allowed) + " ms beyond what is allowed");
        }
        if (clock > shopNewest.highest() + LIMIT) {
            broken.add(partition.name + " goes on although nobody speaks");
        }
        boolean grace = outageEnded == Long.MAX_VALUE || shop.now < outageEnded + GRACE;
        if (mute.contains(partition) && grace && clock > outageCap && own != PartitionClock.NEVER) {
            broken.add(partition.name + " has not spoken since the outage, but goes on");
        }
    }

    /** It may be late if it was not there when the partition was looked at. */
    private void judgeLate(SimulatedPartition partition, Entry entry) {
        for (Passed pass : passed.getOrDefault(partition, List.of())) {
            if (entry.time() <= pass.reached() - DISORDER - 1) {
                if (entry.written() < pass.looked()) {
                    broken.add(partition.name + " passed a fact that was there to be read");
                }
                return;
            }
        }
    }

    /**
     * All partitions have been silent for so long, with all reports delivered, that the outage must
     * be detected.
     */
    void outageIsKnown() {
        outageCap = shopNewest.highest() + LIMIT;
        outageEnded = Long.MAX_VALUE;
        mute.addAll(shop.partitions);
    }

    void saved() {
        savedReached = Map.copyOf(reached);
        savedNewest = Map.copyOf(newest);
        savedMute = Set.copyOf(mute);
    }

    /** Records read since the last checkpoint will be read again. */
    void restarted() {
        reached.clear();
        reached.putAll(savedReached);
        newest.clear();
        newest.putAll(savedNewest);
        mute.clear();
        mute.addAll(savedMute);
        passed.clear();
        words.clear();
        shopNewest = LatestRecord.NONE;
        newest.values().forEach(sign -> words.add(new Word(sign)));
        newest.values().forEach(sign -> shopNewest = shopNewest.orNewer(sign));
        shop.partitions.forEach(partition -> partition.watermark = Long.MIN_VALUE);
    }
}
