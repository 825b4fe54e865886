package io.churnwarnings.local.bench.data;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * When the customers of a made-up shop buy: each in their own cycle, with long silences in between.
 * A calendar of minutes, so that the next purchase is found at once however many customers there
 * are.
 */
public final class Customers {

    private static final int NOBODY = -1;
    private static final int DAY = 24 * 60;
    private static final int PAGES = 1 << 19; // minutes: nearly a year
    private static final double USUAL_GAP = 30.0 * DAY;
    private static final double LONGEST_LOG = 3_650.0 * DAY;
    private static final double SHORTEST_GAP = 2.0 * DAY;
    private static final double SKEWED_LOG = 1_825.0 * DAY;
    private static final double LONGEST_SILENCE = 170.0 * DAY;
    private static final int GAPS_TO_BE_WARNED = 2;
    private static final double MOST_SILENCES = 0.7;

    private final SplittableRandom random;
    private final double silences;
    private final float[] gap;
    private final int[] firstOf;
    private final int[] bought;
    private final int[] due;
    private final int[] nextOnPage;
    private final int[] page = new int[PAGES];
    private int minute;

    /**
     * @param many the number of customers, above 0
     * @param facts the number of purchases to generate
     * @param zipf the exponent of the skew of purchase rates; 0: all equal
     * @param warned the share of purchases after which a long silence follows, 0 to 0.5
     */
    public Customers(int many, long facts, double zipf, double warned, long seed) {
        random = new SplittableRandom(seed);
        double each = Math.max(1, (double) facts / many);
        // Customers with at most two purchases have no cycle and get no warning; neither does,
        // before the end of the log, the customer who bought last.
        silences =
                Math.min(MOST_SILENCES, warned * each / Math.max(1, each - GAPS_TO_BE_WARNED - 1));
        gap = new float[many];
        firstOf = new int[many];
        bought = new int[many];
        due = new int[many];
        nextOnPage = new int[many];
        Arrays.fill(page, NOBODY);
        double usual = Math.max(SHORTEST_GAP, Math.min(USUAL_GAP, LONGEST_LOG / each));
        double weights = 0;
        for (int i = 1; zipf > 0 && i <= many; i++) {
            weights += Math.pow(i, -zipf);
        }
        for (int i = 0; i < many; i++) {
            gap[i] =
                    (float)
                            (zipf > 0
                                    ? SKEWED_LOG / facts * weights * Math.pow(i + 1, zipf)
                                    : usual * (0.6 + 0.8 * random.nextDouble()));
            enter(i, (int) Math.min(Integer.MAX_VALUE / 2, gap[i] * 1.3 * random.nextDouble()));
        }
    }

    /** The customer who buys next. */
    int next() {
        int before = NOBODY;
        int customer = page[minute % PAGES];
        while (true) {
            while (customer != NOBODY && due[customer] != minute) {
                before = customer;
                customer = nextOnPage[customer];
            }
            if (customer != NOBODY) {
                break;
            }
            minute++;
            before = NOBODY;
            customer = page[minute % PAGES];
        }
        if (before == NOBODY) {
            page[minute % PAGES] = nextOnPage[customer];
        } else {
            nextOnPage[before] = nextOnPage[customer];
        }
        if (bought[customer]++ == 0) {
            firstOf[customer] = minute;
        }
        enter(customer, minute + (int) Math.min(Integer.MAX_VALUE / 4, gapOf(customer)));
        return customer;
    }

    /** The minute of the customer's purchase, since the shop opened. */
    int minute() {
        return minute;
    }

    /** An even number below {@code sides}. */
    int dice(int sides) {
        return random.nextInt(sides);
    }

    private double gapOf(int customer) {
        double usual = gap[customer] * (0.8 + 0.4 * random.nextDouble());
        int gaps = bought[customer] - 1;
        if (gaps < GAPS_TO_BE_WARNED) {
            return usual;
        }
        double mean = (double) (minute - firstOf[customer]) / gaps;
        return random.nextDouble() < silences
                ? Math.min(LONGEST_SILENCE, mean * (1.55 + 1.05 * random.nextDouble()))
                : Math.min(usual, mean * 1.4);
    }

    private void enter(int customer, int at) {
        due[customer] = at;
        int first = page[at % PAGES];
        page[at % PAGES] = customer;
        nextOnPage[customer] = first;
    }
}
