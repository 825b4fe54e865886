/** Tells, on a shop's own history, what the job's warnings are worth. */
package io.churnwarnings.tools.backtest;
