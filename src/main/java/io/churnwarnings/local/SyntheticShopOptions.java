package io.churnwarnings.local;

import io.churnwarnings.local.shop.Shop;
import io.churnwarnings.local.shop.ShopSettings;
import io.churnwarnings.tools.input.UsageErrors;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options of the made-up shop. */
final class SyntheticShopOptions {

    private static final int DAYS_A_YEAR = 365;
    private static final int MOST = 100_000_000;

    @Option(
            names = "--customers",
            paramLabel = "N",
            description = "Number of customers of the made-up shop (default: 5000).")
    private Integer customers;

    @Option(
            names = "--purchases",
            paramLabel = "N",
            description = "Enough customers for about N purchases, instead of --customers.")
    private Long purchases;

    @Option(
            names = "--years",
            paramLabel = "N",
            description = "Length of the history in years (default: 2).")
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

    /** The settings of the shop, or null if the options have errors. */
    ShopSettings settings(UsageErrors mistakes) {
        UsageErrors own = new UsageErrors();
        int days = (int) own.inRange("--years", years, 2, 1, 100) * DAYS_A_YEAR;
        long dice = seed == null ? 1 : seed;
        long many = own.inRange("--customers", customers, 5_000, 0, MOST);
        long wanted = own.inRange("--purchases", purchases, 1, 1, MOST);
        int visits = (int) own.inRange("--guest", guest, 0, 0, MOST);
        if (customers != null && purchases != null) {
            own.add("--customers and --purchases both say how large the shop is: give one of them");
        }
        mistakes.gather(own::tell);
        if (!own.none()) {
            return null;
        }
        return new ShopSettings(
                purchases == null ? (int) many : (int) Shop.customersFor(wanted, days, dice),
                days,
                dice,
                visits);
    }
}
