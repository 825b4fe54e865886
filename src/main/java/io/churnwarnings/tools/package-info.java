/**
 * The command line's tools: fit, backtest, doctor, rules. Knows the domain, the codec and its own
 * rooms; nothing that runs. Start with {@link BacktestCommand}.
 */
package io.churnwarnings.tools;
