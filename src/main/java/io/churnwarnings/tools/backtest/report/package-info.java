/** The backtest as one page of HTML. Knows tools.backtest. Start with {@link Report}. */
package io.churnwarnings.tools.backtest.report;
