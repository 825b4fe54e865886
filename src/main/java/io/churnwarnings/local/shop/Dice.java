package io.churnwarnings.local.shop;

import java.util.SplittableRandom;

/**
 * Draws from distributions. Only {@link StrictMath} and the bits of {@link SplittableRandom} are
 * used, so that a seed gives the same shop on every machine and every Java.
 */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Evenly from 0 to below 1. */
    double even() {
        return (random.nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Evenly from {@code from} to below {@code to}. */
    double between(double from, double to) {
        return from + (to - from) * even();
    }

    boolean chance(double probability) {
        return even() < probability;
    }

    /** One of {@code count} numbers from 0, all as likely. */
    int oneOf(int count) {
        return (int) (even() * count);
    }

    double exponential(double mean) {
        return -mean * StrictMath.log(1 - even());
    }

    double normal(double mean, double deviation) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - even()));
        return mean + deviation * radius * StrictMath.cos(2 * StrictMath.PI * even());
    }

    /** Marsaglia and Tsang, "A simple method for generating gamma variables" (2000). */
    double gamma(double shape, double mean) {
        double d = Math.max(shape, 1) - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        double accepted;
        while (true) {
            double x = normal(0, 1);
            double v = 1 + c * x;
            v = v * v * v;
            if (v > 0
                    && StrictMath.log(1 - even())
                            < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                accepted = d * v;
                break;
            }
        }
        if (shape < 1) {
            accepted *= StrictMath.pow(1 - even(), 1 / shape);
        }
        return accepted * mean / shape;
    }
}
