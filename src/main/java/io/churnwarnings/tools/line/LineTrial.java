package io.churnwarnings.tools.line;

/**
 * How a line did over the silences of a history.
 *
 * @param returning the silences whose customer returned
 * @param falseAlarms those of them that were warned of before
 * @param lost the silences whose customer was lost
 * @param warned those of them that were warned of
 * @param delayDays the sum over the lost of the days until the warning; twice the horizon for those
 *     who were not warned of
 */
public record LineTrial(int returning, int falseAlarms, int lost, int warned, double delayDays) {

    /** The share of the returning silences that were warned of; NaN if there are none. */
    public double falseAlarmRate() {
        return falseAlarms / (double) returning;
    }

    /** The share of the lost who were warned of; NaN if there are none. */
    public double warnedShare() {
        return warned / (double) lost;
    }

    /** The mean days from the last order of the lost to the warning; NaN if there are none. */
    public double meanDelayDays() {
        return delayDays / lost;
    }
}
