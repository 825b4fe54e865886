/** Guesses what the columns or fields of a sample are. Start with {@link Guesses}. */
package io.churnwarnings.tools.doctor.shape;
