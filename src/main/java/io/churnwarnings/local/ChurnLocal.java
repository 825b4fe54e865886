package io.churnwarnings.local;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the local jar. */
@Command(
        name = "churn-local",
        description = "Warns a shop before a customer is lost: the whole job on one machine.",
        mixinStandardHelpOptions = true)
public final class ChurnLocal {

    private ChurnLocal() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new ChurnLocal()).execute(args));
    }
}
