package io.churnwarnings.tools;

import io.churnwarnings.tools.input.JobRules;
import java.util.HashMap;
import java.util.Map;

/** The rules of the job for tools of other packages. */
public final class RulesOfTheJob {

    private RulesOfTheJob() {}

    /** The rules under some settings and more, which come before them. */
    public static JobRules.Rules rules(Map<String, String> settings, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(more);
        return new SettingsOfTheJob().read(null, all);
    }
}
