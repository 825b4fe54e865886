package io.churnwarnings.job.settings;

import io.churnwarnings.domain.policy.LinePolicy;
import io.churnwarnings.domain.policy.LossEstimator;
import io.churnwarnings.domain.policy.LossPolicy;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.job.config.SettingsReader;
import io.churnwarnings.job.options.CycleOptions;
import io.churnwarnings.job.options.LineKindOptions;
import io.churnwarnings.job.options.ModelOptions;
import io.churnwarnings.job.options.ShopOptions;
import io.churnwarnings.model.LinePrices;
import io.churnwarnings.model.ModelException;
import io.churnwarnings.model.PopulationModel;
import io.churnwarnings.model.PopulationModelReader;
import io.churnwarnings.model.Valuation;
import io.churnwarnings.rules.Configured;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.configuration.ConfigOption;

/** Reads the population model, and what is made of it where the options do not say otherwise. */
final class ModelSettings {

    private static final Duration SOME = Duration.ofMillis(1);
    private static final double MOST_VALUE_HORIZON_DAYS = 3_650;
    private static final double MOST_WEIGHT = 1_000_000;

    private final SettingsReader reader;
    private final Optional<PopulationModel> model;
    private final Double ownMeanGapDays;
    private final double priorWeight;
    private final Double ownHorizonDays;
    private final double valueHorizonDays;

    private ModelSettings(SettingsReader reader) {
        this.reader = reader;
        model = reader.read(ModelOptions.MODEL, "a path or a URL").flatMap(this::load);
        ownMeanGapDays = days(CycleOptions.MEAN_GAP);
        priorWeight = reader.number(CycleOptions.PRIOR_WEIGHT, 0, true, MOST_WEIGHT);
        ownHorizonDays = days(ModelOptions.LOSS_HORIZON);
        valueHorizonDays = valueHorizonDays();
    }

    static ModelSettings read(SettingsReader reader) {
        return new ModelSettings(reader);
    }

    /**
     * The population's mean gap in days, of the options before the model; NaN if neither has one.
     */
    double meanGapDays() {
        return Optional.ofNullable(ownMeanGapDays)
                .or(() -> model.map(PopulationModel::meanGapDays))
                .orElse(Double.NaN);
    }

    /** The weight of the mean gap, of the options before the model. */
    double priorWeight() {
        return reader.isSet(CycleOptions.PRIOR_WEIGHT)
                ? priorWeight
                : model.map(PopulationModel::priorWeight).orElse(priorWeight);
    }

    private Double days(ConfigOption<Duration> option) {
        return reader.optionalDuration(option, SOME)
                .map(duration -> duration.toMillis() / Policy.DAY)
                .orElse(null);
    }

    /** What the lines are measured by, of the options before the model. */
    LinePolicy line() {
        return LineSettings.read(
                reader,
                model.map(PopulationModel::lines).orElse(LinePrices.USUAL),
                model.map(known -> known.returns(ownHorizonDays)).orElse(null),
                meanGapDays());
    }

    private double valueHorizonDays() {
        double horizon = days(ModelOptions.VALUE_HORIZON);
        if (horizon < 1 || horizon > MOST_VALUE_HORIZON_DAYS) {
            reader.fault(ModelOptions.VALUE_HORIZON, "a duration from 1 d to 3650 d");
            return Valuation.DEFAULT_HORIZON_DAYS;
        }
        return horizon;
    }

    /** Money of a model must be that of the shop. */
    void checkCurrency(String base) {
        model.filter(PopulationModel::countsMoney)
                .filter(known -> !known.currency().equals(base))
                .ifPresent(
                        known ->
                                reader.mistake(
                                        ModelOptions.MODEL,
                                        "%s names a model whose value and spend count in %s, but %s is %s: fit it with that currency"
                                                .formatted(
                                                        ModelOptions.MODEL.key(),
                                                        known.currency(),
                                                        ShopOptions.CURRENCY_BASE.key(),
                                                        base)));
    }

    private Double ownPrice(ConfigOption<Double> option, double price) {
        return reader.isSet(option) ? (Double) price : null;
    }

    /** With what of it a later model replaces. */
    Configured configured(Policy policy, Integer minGaps) {
        return new Configured(
                policy,
                ownMeanGapDays,
                reader.isSet(CycleOptions.PRIOR_WEIGHT) ? (Double) priorWeight : null,
                CycleOptions.PRIOR_WEIGHT.defaultValue(),
                minGaps,
                ownHorizonDays,
                valueHorizonDays,
                ownPrice(LineKindOptions.AT_RISK_PRICE, policy.line().atRiskPrice()),
                ownPrice(LineKindOptions.LIKELY_LOST_PRICE, policy.line().likelyLostPrice()));
    }

    LossPolicy loss() {
        LossEstimator estimator =
                model.flatMap(known -> known.estimator(ownHorizonDays, valueHorizonDays))
                        .orElse(null);
        double least = reader.number(ModelOptions.MIN_LOSS_PROBABILITY, 0, true, 1);
        if (least > 0 && estimator == null && reader.sound(ModelOptions.MODEL)) {
            reader.fault(
                    ModelOptions.MIN_LOSS_PROBABILITY,
                    "0, or "
                            + ModelOptions.MODEL.key()
                            + " must be set to a model that has gamma and logNormal");
        }
        return new LossPolicy(
                model.map(PopulationModel::modelVersion).orElse(null), estimator, least);
    }

    private Optional<PopulationModel> load(String location) {
        String named = ModelOptions.MODEL.key() + " (" + FetchedDocument.shown(location) + ")";
        try {
            return Optional.of(PopulationModelReader.read(FetchedDocument.fetch(location.trim())));
        } catch (ModelException e) {
            e.mistakes()
                    .forEach(mistake -> reader.mistake(ModelOptions.MODEL, named + ": " + mistake));
        } catch (IOException | RuntimeException e) {
            // A file system that is asked for what it cannot do may answer with any exception.
            reader.mistake(
                    ModelOptions.MODEL,
                    named
                            + " cannot be read: "
                            + FetchedDocument.shown(e, location)
                            + "; set it to the path or URL of a population model");
        }
        return Optional.empty();
    }
}
