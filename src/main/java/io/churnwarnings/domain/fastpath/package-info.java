/**
 * The same answer as the walk for the common case, the next order, at a fraction of the cost. Knows
 * facts, policy and lines. Start with {@link FastPath}.
 */
package io.churnwarnings.domain.fastpath;
