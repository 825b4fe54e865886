package io.churnwarnings.time;

import static io.churnwarnings.time.SimulatedShop.HOUR;
import static io.churnwarnings.time.SimulatedShop.LIMIT;
import static io.churnwarnings.time.SimulatedShop.MINUTE;

import java.util.Random;

/** The script of a simulated shop, act by act. */
final class ShopScript {

    static final long LONGEST_STEP = 10 * MINUTE;
    static final long LAST_NIGHT = 6 * HOUR;

    private final SimulatedShop shop;
    private final Random dice;

    /** Whether the Kafka timestamps are the producers' own, so that nothing seems to come late. */
    private final boolean ownTimestamps;

    private final int[] habits = {0, 1, 5, 40};
    private boolean lastNightBeganInOutage;

    ShopScript(SimulatedShop shop) {
        this.shop = shop;
        this.dice = shop.dice;
        this.ownTimestamps = dice.nextInt(4) == 0;
    }

    void act() {
        switch (dice.nextInt(6)) {
            case 0 -> outage();
            case 1 -> night();
            default -> busy();
        }
    }

    /** A calm night at the end. */
    void lastNight() {
        shop.calm();
        lastNightBeganInOutage = !shop.laws().newest().isNone() && shop.laws().isOutage();
        for (long end = shop.now + LAST_NIGHT; shop.now < end; ) {
            shop.step(LONGEST_STEP / 2, false);
        }
    }

    boolean lastNightBeganInOutage() {
        return lastNightBeganInOutage;
    }

    private void busy() {
        long end = shop.now + (1 + dice.nextInt(300)) * MINUTE;
        // Not every partition is busy every day.
        int silent = dice.nextInt(1 << shop.partitions.size());
        while (shop.now < end) {
            for (int i = 0; i < shop.partitions.size(); i++) {
                if ((silent & 1 << i) == 0 && dice.nextInt(3) > 0) {
                    write(shop.partitions.get(i), dice.nextInt(4));
                }
            }
            trouble();
            shop.step(1 + dice.nextInt((int) (5 * MINUTE)), dice.nextInt(4) == 0);
        }
    }

    private void night() {
        long end = shop.now + (1 + dice.nextInt(13)) * HOUR;
        while (shop.now < end) {
            if (dice.nextInt(20) == 0) {
                write(shop.partitions.get(dice.nextInt(shop.partitions.size())), 1);
            }
            trouble();
            shop.step(1 + dice.nextInt((int) LONGEST_STEP), dice.nextInt(8) == 0);
        }
    }

    /**
     * No partition is written for longer than the limit; then one after the other comes back, with
     * a backlog.
     */
    private void outage() {
        shop.calm();
        shop.step(1, false);
        if (shop.laws().newest().isNone()) {
            return;
        }
        long began = shop.now;
        while (!shop.laws().isOutage() || shop.now < began + LIMIT + HOUR) {
            shop.step(LONGEST_STEP, false);
        }
        for (int i = 0; i < 12; i++) {
            shop.step(LONGEST_STEP, false);
        }
        shop.laws().outageIsKnown();
        shop.takeCheckpoint();
        for (long end = shop.now + dice.nextInt(5) * HOUR; shop.now < end; ) {
            if (dice.nextInt(10) == 0) {
                shop.restart();
            }
            shop.step(LONGEST_STEP, false);
        }
        comeBack(shop.now - began);
    }

    private void comeBack(long away) {
        int back = 1 + dice.nextInt(shop.partitions.size());
        for (int i = 0; i < back; i++) {
            SimulatedPartition partition = shop.partitions.get(i);
            boolean backlog = dice.nextBoolean();
            for (long ago = backlog ? away : 0; ago >= 0; ago -= HOUR) {
                long time = shop.now - ago;
                shop.write(partition, time, ownTimestamps ? 0 : ago);
                if (dice.nextInt(6) == 0) {
                    shop.step(1 + dice.nextInt((int) MINUTE), false);
                }
            }
            for (int steps = dice.nextInt(8); steps > 0; steps--) {
                trouble();
                shop.step(1 + dice.nextInt((int) LONGEST_STEP), dice.nextInt(8) == 0);
            }
        }
    }

    private void write(SimulatedPartition partition, int records) {
        for (int i = 0; i < records; i++) {
            int habit = habits[partition.name.hashCode() % habits.length];
            boolean straggler = dice.nextInt(50) == 0;
            long late = dice.nextInt(habit * (int) MINUTE + 1) + (straggler ? 2 * HOUR : 0);
            boolean rejected = dice.nextInt(20) == 0;
            shop.write(
                    partition,
                    rejected ? ElementTime.NONE : shop.now - late,
                    ownTimestamps ? 0 : late);
        }
    }

    private void trouble() {
        switch (dice.nextInt(40)) {
            case 0 -> shop.stall(dice.nextInt(2 * (int) HOUR));
            case 1 ->
                    shop.partitions.get(dice.nextInt(shop.partitions.size())).unreachableUntil =
                            shop.now + dice.nextInt(3 * (int) HOUR);
            case 2, 3 -> shop.takeCheckpoint();
            case 4 -> shop.restart();
            case 5 -> {
                if (shop.partitions.size() < 6) {
                    shop.addPartition();
                }
            }
            default -> {}
        }
    }
}
