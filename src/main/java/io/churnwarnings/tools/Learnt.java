package io.churnwarnings.tools;

import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.tools.fit.AdvisedLine;
import io.churnwarnings.tools.input.FactLog;
import io.churnwarnings.tools.input.SettingsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Writes to the file of settings what was learnt of a shop. */
final class Learnt {

    private static final String BASE = "churn.currency.base";

    private final FactLog log;
    private final long asOf;
    private final double horizonDays;
    private final Function<Map<String, String>, Policy> policies;

    Learnt(
            FactLog log,
            long asOf,
            double horizonDays,
            Function<Map<String, String>, Policy> policies) {
        this.log = log;
        this.asOf = asOf;
        this.horizonDays = horizonDays;
        this.policies = policies;
    }

    /**
     * @param told the settings so far
     */
    void write(Map<String, String> account, Path model, Map<String, String> told, Path out)
            throws IOException {
        Map<String, String> settings = new LinkedHashMap<>(told);
        Map<String, String> remarks = new LinkedHashMap<>();
        settings.putAll(account);
        settings.put("churn.model", model.toUri().toString());
        if (!told.containsKey(BASE) && log.hasAmounts()) {
            settings.put(BASE, "?");
            remarks.put(BASE, "In which currency is money counted, as EUR? None was set.");
        }
        AdvisedLine line = AdvisedLine.of(log, asOf, horizonDays, policies);
        if (line != null) {
            settings.put(AdvisedLine.AT_RISK, String.valueOf(line.atRiskCycles()));
            settings.put(AdvisedLine.LIKELY_LOST, String.valueOf(line.likelyLostCycles()));
            remarks.put(AdvisedLine.AT_RISK, line.said());
        }
        new SettingsFile(out).write(settings, remarks);
    }
}
