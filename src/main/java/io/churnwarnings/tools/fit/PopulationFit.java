package io.churnwarnings.tools.fit;

import io.churnwarnings.domain.History;
import io.churnwarnings.domain.fact.Occasions;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.model.Dropout;
import io.churnwarnings.model.GammaGaps;
import io.churnwarnings.model.LogNormalGaps;
import io.churnwarnings.model.PopulationModel;
import io.churnwarnings.tools.input.FactLog;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Fits the population model to what customers had done by an instant. Everybody with an order in
 * force counts, also who bought once, and whoever the job would have forgotten: that he stayed away
 * is what the model has to learn.
 */
public final class PopulationFit {

    /** With fewer the parameters would say more of chance than of the shop. */
    private static final int LEAST = 50;

    /** How many searches there are at most, with a line of progress before each. */
    public static final int STEPS = 2 * Maximiser.MOST_SEARCHES;

    private final FactLog log;
    private final Policy policy;
    private final long asOf;

    /**
     * A fit that has still to be carried out.
     *
     * @param asOf the end of the history, in UTC epoch milliseconds
     */
    public PopulationFit(FactLog log, Policy policy, long asOf) {
        this.log = log;
        this.policy = policy;
        this.asOf = asOf;
    }

    /**
     * Fits the model.
     *
     * @param version the version to give it, or null for one that follows from what was found
     * @param horizonDays for how many days ahead it is to be asked
     * @param progress receives a line for each step
     * @throws FitException if there is too little to learn from, or no best parameters
     */
    public FittedModel fit(String version, double horizonDays, Consumer<String> progress)
            throws FitException {
        CustomerStates states = states();
        if (states.size() < LEAST || states.totalGaps() < LEAST) {
            throw new FitException(
                    "too little data: %,d customers with %,d gaps between purchases by %s; at least %d of each are needed"
                            .formatted(
                                    states.size(),
                                    states.totalGaps(),
                                    Instant.ofEpochMilli(asOf),
                                    LEAST));
        }
        Maximum gamma =
                new Maximiser(
                                new GammaLikelihood(states),
                                at -> progress.accept("exponential gaps, " + at))
                        .find();
        Maximum log =
                new Maximiser(
                                new LogNormalLikelihood(states),
                                at -> progress.accept("log-normal gaps, " + at))
                        .find();
        FittedOn on =
                new FittedOn(
                        states.size(),
                        states.totalGaps(),
                        this.log.first(),
                        asOf,
                        gamma.log(),
                        log.log());
        PopulationModel model =
                new PopulationModel(
                        version,
                        states.meanGapDays(),
                        policy.priorWeight(),
                        gammaGaps(gamma.parameters()),
                        logNormalGaps(log.parameters()),
                        horizonDays);
        return version == null ? new FittedModel(model, on).named() : new FittedModel(model, on);
    }

    private CustomerStates states() {
        CustomerStates states = new CustomerStates();
        for (String customer : log.customers()) {
            long[] orders = History.of(log.facts(customer), policy).orders(asOf);
            if (orders.length > 0) {
                double silence = policy.time().days(orders[orders.length - 1], asOf);
                states.add(gapDays(orders), silence);
            }
        }
        return states;
    }

    private double[] gapDays(long[] orders) {
        double[] gaps = new double[orders.length];
        Occasions before = Occasions.NONE;
        for (long order : orders) {
            Occasions after = before.with(order, policy.occasionWindow());
            if (after.gaps() > before.gaps()) {
                gaps[before.gaps()] = policy.time().days(before.latest(), after.latest());
            }
            before = after;
        }
        return Arrays.copyOf(gaps, before.gaps());
    }

    private static GammaGaps gammaGaps(double[] p) {
        return new GammaGaps(p[0], p[1], new Dropout(p[2], p[3]));
    }

    private static LogNormalGaps logNormalGaps(double[] p) {
        return new LogNormalGaps(p[0], p[1], p[2], p[3], new Dropout(p[4], p[5]));
    }
}
