package io.churnwarnings.tools;

import io.churnwarnings.codec.DecodingRules;
import io.churnwarnings.domain.Policy;
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
     * @param policy the rules for customers
     * @param decoding the rules for records
     */
    record Rules(Policy policy, DecodingRules decoding) {}
}
