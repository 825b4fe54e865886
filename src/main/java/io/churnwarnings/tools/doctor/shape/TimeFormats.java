package io.churnwarnings.tools.doctor.shape;

import java.util.Map;
import java.util.Objects;

/** Proposes how times are written. */
public final class TimeFormats {

    private static final String FORMAT = "time-format";
    private static final String ZONE = "time-zone";
    private static final Map<String, String> CLOCKS =
            Map.of(
                    "[0-9]{1,2}:[0-9]{2}", "H:mm",
                    "[0-9]{1,2}:[0-9]{2}:[0-9]{2}", "H:mm:ss",
                    "[0-9]{1,2}:[0-9]{2} ?[AaPp][Mm]", "h:mm[ ]a",
                    "[0-9]{1,2}:[0-9]{2}:[0-9]{2} ?[AaPp][Mm]", "h:mm:ss[ ]a");
    private static final String NAMES = "(.* )?(time|uhrzeit|zeit|heure|hora|ora|tijd|时间|時刻)";

    private TimeFormats() {}

    /** For the time of the purchase, and so for all that are not written otherwise. */
    public static void propose(Field time, Survey survey, Draft draft) {
        TimeGuess guess = TimeGuess.of(time);
        if (!guess.format().equals("iso")) {
            draft.map(FORMAT, guess.format());
        }
        if (guess.format().equals(TimeGuess.UNDECIDED)) {
            draft.remark(
                    Draft.MAPPING + FORMAT,
                    "Day or month first? d/M/yyyy or M/d/yyyy, with H:mm behind it.");
            draft.ask(
                    "Is '%s' at %s written with the day first or the month? Set %s to d/M/yyyy or M/d/yyyy, with the time of the day behind it."
                            .formatted(
                                    time.values.keySet().iterator().next(),
                                    time.pointer,
                                    Draft.MAPPING + FORMAT));
        }
        if (guess.needsZone()) {
            zone(time, draft);
        }
        clock(time, survey, draft);
    }

    /** Joins the time of the day, where it stands in a column beside that of the day. */
    private static void clock(Field day, Survey survey, Draft draft) {
        String format = Objects.requireNonNullElse(draft.mapped("time-format"), "iso");
        boolean bare = format.equals("iso") && day.matching("[0-9]{4}-[0-9]{2}-[0-9]{2}") == 1;
        if (!bare && !format.matches("[dMy][dMy/.-]+")) {
            return;
        }
        for (Map.Entry<String, String> clock : CLOCKS.entrySet()) {
            survey.fields().stream()
                    .filter(field -> field != day && field.isScalar())
                    .filter(field -> field.words().matches(NAMES))
                    .filter(field -> field.matching(clock.getKey()) > 0.95)
                    .findFirst()
                    .ifPresent(
                            field -> {
                                draft.map("occurred-at", day.pointer + ":" + field.pointer);
                                draft.map(
                                        "time-format",
                                        (bare ? "yyyy-MM-dd" : format) + " " + clock.getValue());
                            });
        }
    }

    private static void zone(Field time, Draft draft) {
        draft.map(ZONE, "UTC");
        draft.remark(
                Draft.MAPPING + ZONE,
                "The times name no offset: UTC is assumed. Set the shop's zone, as Europe/Berlin.");
        draft.ask(
                "In which zone is '%s' at %s? It names no offset, and UTC is assumed: %s."
                        .formatted(
                                time.values.keySet().iterator().next(),
                                time.pointer,
                                Draft.MAPPING + ZONE));
    }

    /** For another place, where it is not written as the purchase's. */
    static void own(String name, Field time, Draft draft) {
        TimeGuess guess = TimeGuess.of(time);
        String usual = Objects.requireNonNullElse(draft.mapped(FORMAT), "iso");
        if (!guess.format().equals(usual) && !guess.format().equals(TimeGuess.UNDECIDED)) {
            draft.map(name + "." + FORMAT, guess.format());
        }
        if (guess.needsZone() && draft.mapped(ZONE) == null) {
            zone(time, draft);
        }
    }
}
