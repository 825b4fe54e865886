/**
 * Guesses what the columns or fields of a sample are. Start with {@link\n *
 * io.churnwarnings.tools.doctor.shape.Guesses}.
 */
package io.churnwarnings.tools.doctor.shape;
