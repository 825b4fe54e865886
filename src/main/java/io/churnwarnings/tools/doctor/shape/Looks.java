package io.churnwarnings.tools.doctor.shape;

import java.util.List;

/** What the values of a field look like, whatever it is called. */
final class Looks {

    private static final String NUMBER =
            "[-+(]?\\p{Sc}? ?([A-Z]{3} ?)?-?[0-9][0-9.,' \u00a0]*( ?\\p{Sc}| ?[A-Z]{3})?\\)?|NaN";

    private Looks() {}

    static boolean isId(Field field) {
        return field.seen > 0
                && field.texts + field.numbers >= field.seen
                && field.matching(".{1,256}") == 1
                && !isTimeText(field);
    }

    private static boolean isTimeText(Field field) {
        TimeGuess time = TimeGuess.of(field);
        return time != null && !time.format().startsWith("epoch") && field.texts > 0;
    }

    /** Whether it says yes or no, in whatever words. */
    static boolean isFlag(Field field) {
        return field.isScalar()
                && (field.booleans == field.seen
                        || field.values.size() <= 2
                                && field.matching(
                                                "(?i)true|false|yes|no|y|n|0|1|ja|nein|oui|non|si|sí|是|否")
                                        == 1);
    }

    /** The words of a flag that say yes. */
    static List<String> yes(Field field) {
        return field.values.keySet().stream()
                .filter(word -> word.matches("(?i)true|yes|y|1|ja|oui|si|sí|是"))
                .toList();
    }

    static boolean isNumber(Field field) {
        return field.numbers == field.seen || field.matching(NUMBER) > 0.95;
    }

    static boolean isBase64(Field field) {
        return field.texts == field.seen
                && field.matching("[A-Za-z0-9+/]{2,22}={0,2}") > 0.95
                && field.values.keySet().stream().allMatch(text -> text.length() % 4 == 0);
    }

    /** Whether ids became 17851.0 where a column of them had gaps. */
    static boolean isWhole(Field field) {
        return field != null && field.texts > 0 && field.matching("[0-9]+\\.0+") > 0.9;
    }
}
