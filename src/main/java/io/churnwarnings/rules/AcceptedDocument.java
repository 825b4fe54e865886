package io.churnwarnings.rules;

import io.churnwarnings.domain.calendar.ShopCalendar;
import io.churnwarnings.model.PopulationModel;

/**
 * A document that was accepted.
 *
 * @param kind what it holds
 * @param version of its kind there is one document of a version
 * @param effectiveFrom UTC epoch milliseconds from which on it is in force
 * @param content a {@link RulesDocument}, a {@link PopulationModel} or a {@link ShopCalendar}
 * @param document its bytes
 */
record AcceptedDocument(
        Kind kind, String version, long effectiveFrom, Object content, byte[] document) {

    /** The kinds of documents, each with the name of the field that tells it from others. */
    enum Kind {
        RULES(RulesReader.VERSION, "for rules"),
        MODEL("modelVersion", "for a population model"),
        CALENDAR(CalendarReader.VERSION, "for a calendar");

        private final String versionField;
        private final String purpose;

        Kind(String versionField, String purpose) {
            this.versionField = versionField;
            this.purpose = purpose;
        }

        String versionField() {
            return versionField;
        }

        @Override
        public String toString() {
            return versionField + ", " + purpose;
        }
    }
}
