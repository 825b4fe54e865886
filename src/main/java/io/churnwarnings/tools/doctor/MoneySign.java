package io.churnwarnings.tools.doctor;

import io.churnwarnings.tools.doctor.shape.Draft;
import io.churnwarnings.tools.doctor.shape.Field;
import io.churnwarnings.tools.doctor.shape.FieldPlaces;
import io.churnwarnings.tools.doctor.shape.Survey;
import java.util.Currency;

/** Tells thousands from fractions where the currency has none of these, as 29,105 yen. */
final class MoneySign {

    private static final String THOUSANDS = "[^0-9]*[0-9]{1,3}([%s][0-9]{3})+[^0-9.,]*";

    private MoneySign() {}

    static void propose(String currency, Survey survey, Draft draft) {
        Field amount = survey.field(FieldPlaces.plain(String.valueOf(draft.mapped("amount"))));
        if (amount == null || Currency.getInstance(currency).getDefaultFractionDigits() > 0) {
            return;
        }
        boolean commas = amount.has(THOUSANDS.formatted(","));
        boolean points = amount.has(THOUSANDS.formatted("."));
        if (commas != points) {
            String key = Draft.INPUT + "file.decimal";
            draft.set(key, commas ? "." : ",");
            draft.remark(key, "%s has no decimals: these are thousands.".formatted(currency));
        }
    }
}
