/**
 * Judges lines by the silences of a history, and finds the price that a shop is ready to pay. Knows
 * the domain, the model and tools.input. Start with {@link Silences}.
 */
package io.churnwarnings.tools.line;
