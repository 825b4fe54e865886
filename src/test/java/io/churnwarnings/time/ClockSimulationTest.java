package io.churnwarnings.time;

import static io.churnwarnings.time.SimulatedShop.GRACE;
import static io.churnwarnings.time.SimulatedShop.HOUR;
import static io.churnwarnings.time.SimulatedShop.LIMIT;
import static io.churnwarnings.time.SimulatedShop.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.testkit.Seeds;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The laws of the clock over thousands of made-up days, and clocks that break them. */
@Tag("simulation")
class ClockSimulationTest {

    private static final int SEEDS = Seeds.orElse(2_000);
    private static final int SEEDS_TO_CATCH = 400;

    @Test
    void keepsItsLaws() {
        List<String> broken =
                LongStream.range(0, SEEDS)
                        .boxed()
                        .flatMap(
                                seed ->
                                        days(seed, BrokenClock.NONE).stream()
                                                .limit(1)
                                                .map(law -> "seed " + seed + ": " + law))
                        .limit(5)
                        .toList();

        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aWrongClockIsCaught(BrokenClock trick) {
        assertThat(
                        LongStream.range(0, SEEDS_TO_CATCH)
                                .filter(seed -> !days(seed, trick).isEmpty())
                                .findFirst())
                .isPresent();
    }

    /** Some days of a shop; returns the laws that were broken. */
    private static List<String> days(long seed, BrokenClock trick) {
        SimulatedShop shop = new SimulatedShop(seed, trick);
        ShopScript script = new ShopScript(shop);
        int acts = 3 + shop.dice.nextInt(4);
        IntStream.range(0, acts).forEach(act -> script.act());
        script.lastNight();
        judgeTheEnd(shop, script);
        return shop.laws().broken();
    }

    /** No partition holds the others back forever, however old its last record. */
    private static void judgeTheEnd(SimulatedShop shop, ShopScript script) {
        ClockLaws laws = shop.laws();
        if (laws.newest().isNone() || laws.isOutage() || script.lastNightBeganInOutage()) {
            return;
        }
        long due =
                Math.min(
                        shop.now - laws.newest().lateness() - 3 * ShopScript.LONGEST_STEP,
                        laws.newest().highest() + LIMIT);
        if (laws.jobReached() < due) {
            laws.broken().add("the clock is " + (due - laws.jobReached()) + " ms behind a night");
        }
        assertThat(ShopScript.LAST_NIGHT)
                .isGreaterThan(GRACE + 4 * MINUTE)
                .isLessThan(LIMIT - HOUR);
    }
}
