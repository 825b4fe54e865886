package io.churnwarnings.domain.state;

import io.churnwarnings.domain.policy.Stage;

/**
 * How far the warning of one silence has gone.
 *
 * @param since UTC epoch milliseconds of the order with which the silence began
 * @param highest the highest stage that was raised in it
 */
public record RaisedSilence(long since, Stage highest) {}
