/**
 * Facts as they arrive, and orders counted into occasions and purchases. Knows java only. Start
 * with {@link Fact}.
 */
package io.churnwarnings.domain.fact;
