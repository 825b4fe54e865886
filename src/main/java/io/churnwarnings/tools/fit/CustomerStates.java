package io.churnwarnings.tools.fit;

import java.util.Arrays;

/**
 * What the likelihoods depend on, of each customer of a shop at the end of its history, in some
 * fifty bytes a customer.
 */
final class CustomerStates {

    /** Half an hour or so: shorter gaps and silences say no more. */
    static final double SHORTEST_DAYS = 0.02;

    private int size;
    private int[] gaps = new int[16];
    private double[] lifeDays = new double[16];
    private double[] silenceDays = new double[16];
    private double[] logSum = new double[16];
    private double[] logSquares = new double[16];

    /**
     * Adds a customer.
     *
     * @param gapDays all gaps between the customer's occasions, in days
     * @param silence days from the customer's last order to the end of the history
     */
    void add(double[] gapDays, double silence) {
        if (size == gaps.length) {
            grow(size * 2);
        }
        double sum = 0;
        double logs = 0;
        for (double gap : gapDays) {
            sum += gap;
            logs += log(gap);
        }
        double mean = gapDays.length == 0 ? 0 : logs / gapDays.length;
        double squares = 0;
        for (double gap : gapDays) {
            squares += (log(gap) - mean) * (log(gap) - mean);
        }
        gaps[size] = gapDays.length;
        lifeDays[size] = sum;
        silenceDays[size] = Math.max(silence, SHORTEST_DAYS);
        logSum[size] = logs;
        logSquares[size] = squares;
        size++;
    }

    /** A few of them, evenly taken: enough to find the way, not to know the place. */
    CustomerStates thinned(int most) {
        if (size <= most) {
            return this;
        }
        CustomerStates few = new CustomerStates();
        few.grow(most);
        few.size = most;
        for (int i = 0; i < most; i++) {
            int from = (int) ((long) i * size / most);
            few.gaps[i] = gaps[from];
            few.lifeDays[i] = lifeDays[from];
            few.silenceDays[i] = silenceDays[from];
            few.logSum[i] = logSum[from];
            few.logSquares[i] = logSquares[from];
        }
        return few;
    }

    int size() {
        return size;
    }

    /** How many gaps the customer has shown. */
    int gaps(int customer) {
        return gaps[customer];
    }

    /** Days from the customer's first occasion to the last. */
    double lifeDays(int customer) {
        return lifeDays[customer];
    }

    /** Days from the customer's last order to the end, at least {@value #SHORTEST_DAYS}. */
    double silenceDays(int customer) {
        return silenceDays[customer];
    }

    /** The sum of the logarithms of the customer's gaps in days. */
    double logSum(int customer) {
        return logSum[customer];
    }

    /** The mean of the logarithms of the customer's gaps in days; 0 without gaps. */
    double logMean(int customer) {
        return gaps[customer] == 0 ? 0 : logSum[customer] / gaps[customer];
    }

    /** The sum of their squared distances from the mean. */
    double logSquares(int customer) {
        return logSquares[customer];
    }

    /** How many gaps all of them have shown. */
    long totalGaps() {
        return Arrays.stream(gaps, 0, size).asLongStream().sum();
    }

    /** The mean of all gaps in days; NaN if there are none. */
    double meanGapDays() {
        return Arrays.stream(lifeDays, 0, size).sum() / totalGaps();
    }

    private static double log(double days) {
        return Math.log(Math.max(days, SHORTEST_DAYS));
    }

    private void grow(int capacity) {
        gaps = Arrays.copyOf(gaps, capacity);
        lifeDays = Arrays.copyOf(lifeDays, capacity);
        silenceDays = Arrays.copyOf(silenceDays, capacity);
        logSum = Arrays.copyOf(logSum, capacity);
        logSquares = Arrays.copyOf(logSquares, capacity);
    }
}
