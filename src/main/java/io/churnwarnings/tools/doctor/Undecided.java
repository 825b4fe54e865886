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
