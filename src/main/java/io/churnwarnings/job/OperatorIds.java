package io.churnwarnings.job;

/** By these the state in a savepoint finds its operator again. They never change, whatever becomes of the graph. */
final class OperatorIds {

    static final String PURCHASES = "purchases";
    static final String TRIAGE = "triage";
    static final String CUSTOMERS = "customers";
    static final String WARNINGS = "warnings";
    static final String DEAD_LETTERS = "dead-letters";

    private OperatorIds() {}
}
