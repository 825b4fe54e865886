package io.churnwarnings.local.run;

import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.local.shop.Shop;
import io.churnwarnings.local.shop.ShopSettings;
import io.churnwarnings.model.PopulationModel;
import io.churnwarnings.tools.Console;
import io.churnwarnings.tools.Fitting;
import io.churnwarnings.tools.backtest.Orders;
import io.churnwarnings.tools.fit.FitException;
import io.churnwarnings.tools.input.FactLog;
import io.churnwarnings.tools.input.JobRules;
import io.churnwarnings.tools.input.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The first year of a made-up shop, from which a model is learnt before the rest of it is played:
 * as a shop would do that goes live with a year of history.
 */
public final class FirstYear {

    private static final int DAYS = 365;

    /** From here on there are warnings; epoch milliseconds. */
    public static final long END = ShopSettings.OPENING + DAYS * (long) Policy.DAY;

    private final JobRules.Rules job;
    private final Console console;
    private final Shop shop;
    private final FactLog log;

    /**
     * Generates the whole shop once, to learn from its first year and to know what follows.
     *
     * @param job the user's settings
     */
    public FirstYear(ShopSettings made, JobRules.Rules job, Console console) throws IOException {
        this.job = job;
        this.console = console;
        shop = new Shop(made);
        console.begin("Looking at the shop", made.days());
        log =
                FactLog.read(
                        shop,
                        job.decoding(),
                        job.policy().disorder(),
                        (count, at) ->
                                console.step((at - ShopSettings.OPENING) / (long) Policy.DAY, ""));
        console.end("%,d records of %,d days".formatted(log.records(), made.days()));
    }

    /** Whether there is anything left to play when the first year is over. */
    public static boolean isPartOf(ShopSettings made) {
        return made.days() > DAYS;
    }

    /**
     * Settings that the user has not set: the model, and the start of the warnings.
     *
     * @param modelOut the file of the model
     */
    public Map<String, String> settings(Path modelOut) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        if (job.policy().loss().modelVersion() == null) {
            try {
                double horizon = PopulationModel.DEFAULT_HORIZON_DAYS;
                PrivateFiles.write(
                        modelOut,
                        Fitting.fit(log, job.policy(), END, null, horizon, console).document());
                settings.put("churn.model", modelOut.toUri().toString());
                console.line("Learnt       how customers leave, from the shop's first year");
            } catch (FitException e) {
                console.line("No model: " + e.getMessage());
            }
        }
        if (job.policy().warningsFrom() == Long.MIN_VALUE) {
            String from = Instant.ofEpochMilli(END).toString();
            settings.put("churn.warnings.from", from);
            console.line("Warning      from %.10s on".formatted(from));
        }
        return settings;
    }

    /**
     * The scorer of the warnings.
     *
     * @param job the rules with the settings that were learnt
     */
    public WarningScore critic(JobRules.Rules job) {
        double horizon =
                job.policy().loss().estimator() == null
                        ? PopulationModel.DEFAULT_HORIZON_DAYS
                        : job.policy().loss().estimator().horizonDays();
        return new WarningScore(
                Orders.of(log, job.policy()).foretold(shop.nextPurchases()), horizon);
    }
}
