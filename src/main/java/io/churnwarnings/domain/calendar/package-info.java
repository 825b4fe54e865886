/**
 * Holds business time: the shop's calendar as an exact integral over local days.
 *
 * <p>Knows the JDK alone. Start with {@link io.churnwarnings.domain.calendar.BusinessTime}.
 */
package io.churnwarnings.domain.calendar;
