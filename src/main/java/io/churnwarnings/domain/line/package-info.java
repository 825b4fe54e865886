/**
 * Draws the lines of a silence: 1.5 and 2 cycles of the customer, and the fixed line LOST. Knows
 * domain.fact and domain.policy. Start with {@link Lines}.
 */
package io.churnwarnings.domain.line;
