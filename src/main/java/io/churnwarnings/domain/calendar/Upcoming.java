package io.churnwarnings.domain.calendar;

import java.time.LocalDate;

/**
 * The next named entry of a shop's calendar.
 *
 * @param name as the calendar has it, never null
 * @param from its first local day, as it is written
 */
public record Upcoming(String name, LocalDate from) {}
