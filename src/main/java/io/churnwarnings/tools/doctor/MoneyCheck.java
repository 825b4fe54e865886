package io.churnwarnings.tools.doctor;

import io.churnwarnings.codec.mapping.FieldPath;
import io.churnwarnings.codec.mapping.InputMapping;
import io.churnwarnings.codec.mapping.MappedField;
import io.churnwarnings.tools.doctor.shape.Draft;
import io.churnwarnings.tools.doctor.shape.FieldPlaces;
import io.churnwarnings.tools.doctor.shape.Survey;
import io.churnwarnings.tools.input.JobRules;
import java.util.Map;

/** Settles in which currency money is counted. */
final class MoneyCheck {

    private final Examination found;
    private final JobRules.Rules rules;
    private final Survey survey;
    private final Map<String, String> given;

    MoneyCheck(Examination found, JobRules.Rules rules, Survey survey, Map<String, String> given) {
        this.found = found;
        this.rules = rules;
        this.survey = survey;
        this.given = given;
    }

    void settle(Draft draft) {
        if (found.currencies().isEmpty() || given.containsKey(Undecided.CURRENCY)) {
            return;
        }
        String most = Diagnosis.mainCurrency(found);
        String base = rules.decoding().baseCurrency();
        if (isNamed() || !most.equals(base)) {
            if (!most.equals(base)) {
                draft.set(Undecided.CURRENCY, most);
            }
            return;
        }
        draft.set(Undecided.CURRENCY, "?");
        draft.remark(Undecided.CURRENCY, "The amounts name no currency: which is it, as EUR?");
        draft.ask(
                "In which currency are the amounts? They name none, and would be taken for %s: churn.currency.base."
                        .formatted(base));
    }

    private boolean isNamed() {
        InputMapping mapping = rules.decoding().mapping();
        FieldPath path =
                mapping == null
                        ? FieldPath.parse("/currency")
                        : mapping.paths().get(MappedField.CURRENCY);
        if (path == null) {
            return false;
        }
        for (String place : path.toString().split(" \\| ")) {
            if (!place.startsWith("/")
                    || place.contains("[")
                    || survey.has(FieldPlaces.plain(place))) {
                return true;
            }
        }
        return false;
    }
}
