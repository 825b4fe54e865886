package io.churnwarnings.tools.fit;

/** Mean and standard deviation of values that come one by one (Welford, 1962). */
final class Moments {

    private long count;
    private double mean;
    private double squares;

    void add(double value) {
        count++;
        double distance = value - mean;
        mean += distance / count;
        squares += distance * (value - mean);
    }

    long count() {
        return count;
    }

    double mean() {
        return mean;
    }

    /** Of the normal distribution under which the values are most likely. */
    double deviation() {
        return Math.sqrt(squares / count);
    }
}
