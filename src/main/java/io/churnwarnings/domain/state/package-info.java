/**
 * All that is kept of one customer between two decisions. Knows facts, policy and lines. Start with
 * {@link CustomerProfile}.
 */
package io.churnwarnings.domain.state;
