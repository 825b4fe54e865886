/**
 * The shop's rules and words: policy, segments, plays, scores, rulebook over time. Knows
 * domain.fact. Start with {@link Policy}.
 */
package io.churnwarnings.domain.policy;
