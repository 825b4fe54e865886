package io.churnwarnings.tools.backtest;

import java.util.List;

/**
 * What warnings would have been worth after the split, with what could be known before it.
 *
 * @param shop the history
 * @param rules what each rule would have done
 * @param equalCounts the probability of loss against silence in cycles, with as many warnings
 * @param forecast how good the probabilities were
 * @param segments the warnings of the shop's own lines by kind of customer
 * @param advice the rule that suits this shop
 */
public record BacktestResult(
        ShopHistory shop,
        List<RuleResult> rules,
        List<EqualCount> equalCounts,
        Forecast forecast,
        List<Segment> segments,
        Advice advice) {

    /**
     * The history. Instants are ISO-8601.
     *
     * @param facts the name of its file
     * @param records how many records
     * @param rejected how many of them the job would reject
     * @param customers how many customers with an order
     * @param from its first fact
     * @param split until when the model could learn
     * @param to its last fact
     * @param horizonDays who does not buy for so many days stayed away
     * @param lostCustomers how many customers were truly lost: their last order lies after the
     *     split, and at least the horizon before the end
     * @param lostAfterDays when the shop takes a customer for LOST anyway
     * @param modelVersion the model that was fitted to what lies before the split
     * @param meanGapDays the mean gap before the split
     */
    public record ShopHistory(
            String facts,
            long records,
            long rejected,
            long customers,
            String from,
            String split,
            String to,
            double horizonDays,
            int lostCustomers,
            double lostAfterDays,
            String modelVersion,
            double meanGapDays) {}

    /**
     * The rule that suits the shop.
     *
     * @param rule its result
     * @param why in words
     */
    public record Advice(RuleResult rule, String why) {}
}
