package io.churnwarnings.rules;

import io.churnwarnings.model.PopulationModel;

/**
 * A document that was accepted: rules or a model.
 *
 * @param version of its kind there is one document of a version
 * @param effectiveFrom UTC epoch milliseconds from which on it is in force
 * @param rules null for a model
 * @param model null for rules
 * @param document its bytes
 */
record AcceptedDocument(
        String version,
        long effectiveFrom,
        RulesDocument rules,
        PopulationModel model,
        byte[] document) {

    boolean isModel() {
        return model != null;
    }
}
