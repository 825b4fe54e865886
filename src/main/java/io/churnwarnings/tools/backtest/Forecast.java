package io.churnwarnings.tools.backtest;

import java.util.List;

/**
 * How good the probabilities of loss were: of every customer whose silence was shorter than the
 * line LOST, each 30 days from the split on.
 *
 * @param cases how many probabilities were held against what happened
 * @param lostShare the share of them that made no purchase within the horizon
 * @param deciles tenths of the cases, by rising probability
 * @param auc the chance that of two customers, one of whom stays away, the probability is higher
 *     for that one; 0.5 is guessing
 * @param aucOfSilence the same for the days of silence
 * @param aucOfCycles the same for the silence in cycles
 * @param brier the mean squared error of the probabilities
 * @param brierOfConstant of the share itself, the best that one can do without looking at anybody
 * @param brierOfSilence of the share within the tenth by days of silence, as known afterwards
 */
public record Forecast(
        int cases,
        Double lostShare,
        List<Decile> deciles,
        Double auc,
        Double aucOfSilence,
        Double aucOfCycles,
        Double brier,
        Double brierOfConstant,
        Double brierOfSilence) {

    /**
     * A tenth of the cases.
     *
     * @param cases how many
     * @param foretold their mean probability
     * @param happened the share that made no purchase
     */
    public record Decile(int cases, double foretold, double happened) {}
}
