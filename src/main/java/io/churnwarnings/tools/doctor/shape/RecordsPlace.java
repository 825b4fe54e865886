package io.churnwarnings.tools.doctor.shape;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the array of records in values that hold several. */
public final class RecordsPlace {

    private static final int FEWEST_FIELDS = 3;

    private RecordsPlace() {}

    /** Its place; null where a value is one record. */
    public static String of(Survey survey) {
        boolean own =
                survey.fields().stream()
                        .anyMatch(
                                field ->
                                        field.isScalar()
                                                && (Roles.order(field) > 5
                                                        || TimeGuess.of(field) != null
                                                                && Roles.time(field) > 2));
        boolean customer =
                survey.fields().stream()
                        .anyMatch(field -> Roles.isMail(field) || Roles.customer(field) > 0);
        if (survey.areChanges() || customer) {
            return null;
        }
        Map<String, Integer> arrays = new HashMap<>();
        for (Field field : survey.inArrays()) {
            int end = field.pointer.indexOf("/[]/");
            boolean nested = field.pointer.indexOf("/[]/", end + 1) >= 0;
            if (!nested && field.isScalar()) {
                arrays.merge(field.pointer.substring(0, end), 1, Integer::sum);
            }
        }
        Optional<Map.Entry<String, Integer>> most =
                arrays.entrySet().stream()
                        .filter(entry -> entry.getValue() >= FEWEST_FIELDS)
                        .filter(entry -> hasTime(survey, entry.getKey()))
                        .max(Map.Entry.comparingByValue());
        // A time or a number beside the array may be that of the answer.
        return most.map(Map.Entry::getKey)
                .filter(array -> !own || hasCustomer(survey, array))
                .orElse(null);
    }

    private static boolean hasCustomer(Survey survey, String array) {
        return survey.inArrays().stream()
                .filter(field -> field.pointer.startsWith(array + "/[]/"))
                .anyMatch(field -> Roles.isMail(field) || Roles.customer(field) > 0);
    }

    private static boolean hasTime(Survey survey, String array) {
        return survey.inArrays().stream()
                .anyMatch(
                        field ->
                                field.pointer.startsWith(array + "/[]/")
                                        && TimeGuess.of(field) != null);
    }
}
