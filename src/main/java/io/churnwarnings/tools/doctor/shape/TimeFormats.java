package io.churnwarnings.tools.doctor.shape;

import java.util.Objects;

/** Proposes how times are written. */
public final class TimeFormats {

    private static final String FORMAT = "time-format";
    private static final String ZONE = "time-zone";

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
