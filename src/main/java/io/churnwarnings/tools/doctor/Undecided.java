package io.churnwarnings.tools.doctor;

import io.churnwarnings.tools.doctor.shape.Draft;
import io.churnwarnings.tools.doctor.shape.Field;
import io.churnwarnings.tools.doctor.shape.FieldPlaces;
import io.churnwarnings.tools.doctor.shape.Survey;
import java.util.ArrayList;
import java.util.List;

/** Says what must be decided before a run. */
final class Undecided {

    private Undecided() {}

    static List<String> of(Draft draft, Survey survey) {
        List<String> said = new ArrayList<>();
        for (String key : draft.undecided()) {
            String value = draft.get(key);
            if (key.equals(Draft.MAPPING + "types")) {
                words(value, said, draft, survey);
            } else if (!key.equals(CURRENCY)) {
                said.add(
                        "%s must be set: %s"
                                .formatted(
                                        key,
                                        draft.remarks()
                                                .getOrDefault(key, "it could not be found.")));
            }
        }
        return said;
    }

    /** What may be the reason that places were not found. */
    static List<String> looks(Draft draft, Survey survey, boolean ofFiles) {
        List<String> said = new ArrayList<>();
        if (ofFiles && survey.fields().stream().anyMatch(field -> field.pointer.matches(DATA))) {
            said.add(
                    "  - The first row looks like data, not like the names of columns: put a header above it.");
        }
        String time = draft.mapped("occurred-at");
        if (ofFiles
                && "?".equals(time)
                && "?".equals(draft.mapped("customer-id"))
                && "?".equals(draft.mapped("order-id"))) {
            said.add(
                    "  - None of the names below is understood. If they are not the names of columns, take off what stands above these, or set churn.input.file.separator.");
        }
        if ("?".equals(time)) {
            survey.fields().stream()
                    .filter(Field::looksLikeDayNumbers)
                    .findFirst()
                    .ifPresent(
                            field ->
                                    said.add(
                                            "  - %s looks like the numbers that a spreadsheet has for days (%s): format the column as a date and time, as yyyy-MM-dd hh:mm:ss, and save the file again."
                                                    .formatted(
                                                            field.pointer,
                                                            field.values
                                                                    .keySet()
                                                                    .iterator()
                                                                    .next())));
            survey.fields().stream()
                    .filter(Field::looksLikeDatesOfScripts)
                    .findFirst()
                    .ifPresent(
                            field ->
                                    said.add(
                                            "  - %s is a time as /Date(1700000000000)/, which cannot be read: write it as ISO-8601 or as the number alone upstream."
                                                    .formatted(field.pointer)));
        }
        return said;
    }

    /** A name of a column that is no name. */
    private static final String DATA =
            "/([-+]?[0-9][0-9.,: TZ+-]*|[^@\\s]+@[^@\\s]+\\.[^@\\s]+)(\\\\.[^a-zA-Z]*)*";

    static final String CURRENCY = "churn.currency.base";

    private static void words(String value, List<String> said, Draft draft, Survey survey) {
        Field field = survey.field(FieldPlaces.plain(String.valueOf(draft.typePlace())));
        for (String pair : value.split("(?<!\\\\),")) {
            if (pair.endsWith(":?")) {
                String word = FieldPlaces.plain(pair.substring(0, pair.length() - 2));
                int count = field == null ? 0 : field.values.getOrDefault(word, 0);
                said.add(
                        "What does the word '%s' mean (%s records)? Set it in %s: purchase, refund, cancellation, joined by +, or ignore."
                                .formatted(word, DoctorText.count(count), Draft.MAPPING + "types"));
            }
        }
    }
}
