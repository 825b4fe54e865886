package io.churnwarnings.serde;

import io.churnwarnings.domain.EventContext;
import io.churnwarnings.domain.Trait;
import io.churnwarnings.domain.calendar.Upcoming;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What the shop's calendar and its holdout say of an event, as bytes; usually one. */
final class EventContextFormat {

    private static final Trait[] TRAITS = Trait.values();
    private static final int CALENDAR = 1;
    private static final int UPCOMING = 2;
    private static final int HOLDOUT = 4;
    private static final int HAS_TRAITS = 8;

    private EventContextFormat() {}

    static void write(EventContext context, DataOutputView out) throws IOException {
        Upcoming upcoming = context.upcoming();
        out.writeByte(
                (context.hasCalendar() ? CALENDAR : 0)
                        | (upcoming != null ? UPCOMING : 0)
                        | (context.holdout() ? HOLDOUT : 0)
                        | (context.traits().isEmpty() ? 0 : HAS_TRAITS));
        if (context.hasCalendar()) {
            Varints.writeString(context.calendarVersion(), out);
            out.writeLong(context.business());
            out.writeLong(context.expectedNextPurchaseAt());
        }
        if (upcoming != null) {
            Varints.writeString(upcoming.name(), out);
            out.writeLong(upcoming.from().toEpochDay());
        }
        if (!context.traits().isEmpty()) {
            out.writeByte(context.traits().size());
            for (Trait trait : context.traits()) {
                out.writeByte(trait.ordinal());
            }
        }
    }

    static EventContext read(DataInputView in) throws IOException {
        int flags = in.readByte();
        if (flags == 0) {
            return EventContext.NONE;
        }
        boolean calendar = (flags & CALENDAR) != 0;
        String version = calendar ? Varints.readString(in) : null;
        long business = calendar ? in.readLong() : 0;
        long expected = calendar ? in.readLong() : 0;
        Upcoming upcoming =
                (flags & UPCOMING) != 0
                        ? new Upcoming(Varints.readString(in), LocalDate.ofEpochDay(in.readLong()))
                        : null;
        List<Trait> traits = new ArrayList<>();
        if ((flags & HAS_TRAITS) != 0) {
            for (int left = in.readByte(); left > 0; left--) {
                traits.add(TRAITS[in.readByte()]);
            }
        }
        return new EventContext(
                traits, upcoming, business, expected, version, (flags & HOLDOUT) != 0);
    }
}
