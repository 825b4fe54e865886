package io.churnwarnings.rules;

import io.churnwarnings.domain.calendar.ShopCalendar;
import io.churnwarnings.model.PopulationModel;

/**
 * The documents in force at an instant.
 *
 * @param rules {@link RulesDocument#NONE} as long as there are none
 * @param model null as long as that of the job's configuration is
 * @param calendar null as long as that of the job's configuration is
 */
record InForce(RulesDocument rules, PopulationModel model, ShopCalendar calendar) {

    /** Before the first document. */
    static final InForce NOTHING = new InForce(RulesDocument.NONE, null, null);

    /** From the next document on, which replaces the one of its kind. */
    InForce with(AcceptedDocument next) {
        return switch (next.kind()) {
            case RULES -> new InForce((RulesDocument) next.content(), model, calendar);
            case MODEL -> new InForce(rules, (PopulationModel) next.content(), calendar);
            case CALENDAR -> new InForce(rules, model, (ShopCalendar) next.content());
        };
    }
}
