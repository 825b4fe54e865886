package io.churnwarnings.local;

import io.churnwarnings.local.run.FirstYear;
import io.churnwarnings.local.run.Scenario;
import io.churnwarnings.local.shop.Shop;
import io.churnwarnings.local.shop.ShopSettings;
import io.churnwarnings.local.show.LiveShow;
import io.churnwarnings.local.show.ReplayPacer;
import io.churnwarnings.local.show.ShowClock;
import io.churnwarnings.time.WallClock;
import io.churnwarnings.tools.input.UsageErrors;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a made-up shop that is played to the job. */
final class ScenarioOptions {

    private static final double MILLIS_A_DAY = 86_400_000;
    private static final int SECONDS = 40;

    /** For broker, cluster and job to come up before the show begins. */
    private static final long LEAD_MILLIS = 20_000;

    private static final int MOST_SECONDS = 86_400;

    @Mixin private SyntheticShopOptions shop;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description =
                    "How long the made-up shop is played at least; 0: as fast as it goes (default: "
                            + SECONDS
                            + ").")
    private Integer seconds;

    boolean given() {
        return shop.given() || seconds != null;
    }

    /** The shop as it was asked for. */
    ShopSettings made() {
        return shop.settings(new UsageErrors());
    }

    /** The play, or null if there is a mistake in how it is to be. */
    Scenario play(UsageErrors mistakes) {
        long wanted = mistakes.inRange("--seconds", seconds, SECONDS, 0, MOST_SECONDS);
        ShopSettings made = shop.settings(mistakes);
        if (made == null) {
            return null;
        }
        long from = FirstYear.isPartOf(made) ? FirstYear.END : ShopSettings.OPENING;
        double millis = made.days() * MILLIS_A_DAY - (from - ShopSettings.OPENING);
        double lapse = wanted == 0 ? Double.MAX_VALUE : millis / (wanted * 1_000);
        return new Scenario(
                name(made),
                new ReplayPacer(new Shop(made), from, lapse),
                ShopSettings.OPENING,
                made.days(),
                null);
    }

    /**
     * The shop as a show against a wall clock on which a day takes a second; all but its last days
     * are history. Null if its options have errors.
     *
     * @param teller receives a line for each act
     */
    Scenario show(UsageErrors mistakes, Consumer<String> teller) {
        if (seconds != null) {
            mistakes.add("--seconds does not go with --live: a day takes a second");
        }
        ShopSettings made = shop.settings(mistakes);
        if (made == null) {
            return null;
        }
        long curtain = ShopSettings.OPENING + (made.days() - LiveShow.DAYS) * (long) MILLIS_A_DAY;
        WallClock wall = new ShowClock(System.currentTimeMillis() + LEAD_MILLIS, curtain);
        return new Scenario(
                name(made),
                new LiveShow(new Shop(made), wall, LiveShow.A_MOMENT, curtain, teller),
                ShopSettings.OPENING,
                made.days(),
                wall);
    }

    private static String name(ShopSettings made) {
        return "%d days of a made-up shop with %,d customers"
                .formatted(made.days(), made.customers());
    }
}
