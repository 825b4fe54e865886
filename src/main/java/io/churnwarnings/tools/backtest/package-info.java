/**
 * Tells, on a shop's own history, what the job's warnings are worth. Start with {@link Backtest}.
 */
package io.churnwarnings.tools.backtest;
