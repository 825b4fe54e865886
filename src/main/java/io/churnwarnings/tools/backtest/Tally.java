package io.churnwarnings.tools.backtest;

import java.util.Map;

/** Counts warnings that a walk with some settings comes to. */
interface Tally {

    /** {@code churn.*}, what differs from the shop's own. */
    Map<String, String> settings();

    /** Takes in a warning: those of one customer one after the other, in order of time. */
    void add(Warned warned);
}
