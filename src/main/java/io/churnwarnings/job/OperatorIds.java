package io.churnwarnings.job;

/**
 * By these the state in a savepoint finds its operator again. They never change, whatever becomes
 * of the graph. The operators are named by them, too.
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
