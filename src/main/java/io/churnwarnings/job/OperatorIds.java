package io.churnwarnings.job;

/**
 * Uids that match the state in a savepoint with its operator. They never change, even if the graph
 * does. They are also the names of the operators.
 */
public final class OperatorIds {

    public static final String PURCHASES = "purchases";
    public static final String TRIAGE = "triage";
    public static final String CUSTOMERS = "customers";
    public static final String WARNINGS = "warnings";
    public static final String DEAD_LETTERS = "dead-letters";
    public static final String PROFILES = "profiles";
    public static final String INSTRUCTIONS = "instructions";
    public static final String INSTRUCTION_DESK = "instruction-desk";

    private OperatorIds() {}
}
