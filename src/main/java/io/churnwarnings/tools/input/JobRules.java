package io.churnwarnings.tools.input;

import io.churnwarnings.codec.DecodingRules;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.rules.Configured;
import java.nio.file.Path;
import java.util.Map;

/** Knows by which rules the job would go with some settings. */
@FunctionalInterface
public interface JobRules {

    /**
     * The rules.
     *
     * @param config a file of settings, or null
     * @param settings by key, {@code churn.*}; they come before those of the file
     * @throws UsageException naming every mistake
     */
    Rules read(Path config, Map<String, String> settings);

    /**
     * What customers are judged by, and facts taken by.
     *
     * @param configured the rules for customers, as long as no others come
     * @param decoding the rules for records
     */
    record Rules(Configured configured, DecodingRules decoding) {

        /** The rules for customers, as long as no others come. */
        public Policy policy() {
            return configured.policy();
        }
    }
}
