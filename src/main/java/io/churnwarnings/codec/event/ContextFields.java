package io.churnwarnings.codec.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.codec.json.JsonBytes;
import io.churnwarnings.codec.json.WireNumbers;
import io.churnwarnings.domain.EventContext;
import io.churnwarnings.domain.Trait;
import io.churnwarnings.domain.calendar.Upcoming;
import java.util.List;

/** What the shop's calendar and its holdout say in events. */
final class ContextFields {

    private static final byte[] TRAITS = bytes(",\"traits\":");
    private static final byte[] UPCOMING = bytes(",\"upcoming\":{\"name\":");
    private static final byte[] FROM = bytes(",\"from\":\"");
    private static final byte[] BUSINESS_DAYS = bytes(",\"businessDays\":");
    private static final byte[] HOLDOUT = bytes(",\"holdout\":true");
    private static final byte[] CALENDAR_VERSION = bytes(",\"calendarVersion\":");

    private ContextFields() {}

    static void append(JsonBytes json, EventContext context) {
        traits(json, context.traits());
        upcoming(json, context.upcoming());
        if (context.hasCalendar()) {
            WireNumbers.businessDays(context.business(), json.raw(BUSINESS_DAYS));
        }
        if (context.holdout()) {
            json.raw(HOLDOUT);
        }
        if (context.hasCalendar()) {
            json.raw(CALENDAR_VERSION).quoted(context.calendarVersion());
        }
    }

    private static void traits(JsonBytes json, List<Trait> traits) {
        if (traits.isEmpty()) {
            return;
        }
        json.raw(TRAITS);
        for (int i = 0; i < traits.size(); i++) {
            json.raw(i == 0 ? '[' : ',').quoted(traits.get(i).name());
        }
        json.raw(']');
    }

    private static void upcoming(JsonBytes json, Upcoming upcoming) {
        if (upcoming != null) {
            json.raw(UPCOMING).quoted(upcoming.name());
            json.raw(FROM).raw(bytes(upcoming.from().toString())).raw(bytes("\"}"));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
