package io.churnwarnings.local;

import io.churnwarnings.local.shop.Shop;
import io.churnwarnings.local.shop.ShopSettings;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options of the made-up shop. */
final class ShopOptions {

    private static final int DAYS_A_YEAR = 365;
    private static final int MOST = 100_000_000;

    @Option(
            names = "--customers",
            paramLabel = "N",
            description = "How many customers the made-up shop has (default: 5000).")
    private Integer customers;

    @Option(
            names = "--purchases",
            paramLabel = "N",
            description = "As many customers as make about N purchases, instead of --customers.")
    private Long purchases;

    @Option(
            names = "--years",
            paramLabel = "N",
            description = "For how many years it is watched (default: 2).")
    private Integer years;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed makes the same shop (default: 1).")
    private Long seed;

    @Option(
            names = "--guest",
            paramLabel = "N",
            description = "Adds a customer called guest with N purchases.")
    private Integer guest;

    /** Whether any of them was given. */
    boolean given() {
        return Stream.of(customers, purchases, years, seed, guest).anyMatch(Objects::nonNull);
    }

    ShopSettings settings() {
        int days = (int) inRange("--years", years, 2, 1, 100) * DAYS_A_YEAR;
        long dice = seed == null ? 1 : seed;
        long many =
                purchases == null
                        ? inRange("--customers", customers, 5_000, 0, MOST)
                        : Shop.customersFor(
                                inRange("--purchases", purchases, 1, 1, MOST), days, dice);
        return new ShopSettings(
                (int) many, days, dice, (int) inRange("--guest", guest, 0, 0, MOST));
    }

    @Override
    public String toString() {
        ShopSettings made = settings();
        return "%d days of a made-up shop with %,d customers"
                .formatted(made.days(), made.customers());
    }

    static long inRange(String name, Number given, long otherwise, long least, long most) {
        long value = given == null ? otherwise : given.longValue();
        if (value < least || value > most) {
            throw new UsageException("%s must be %,d to %,d".formatted(name, least, most));
        }
        return value;
    }
}
