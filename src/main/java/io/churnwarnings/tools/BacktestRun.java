package io.churnwarnings.tools;

import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.tools.backtest.Adviser;
import io.churnwarnings.tools.backtest.Backtest;
import io.churnwarnings.tools.backtest.BacktestResult;
import io.churnwarnings.tools.backtest.BacktestResult.ShopHistory;
import io.churnwarnings.tools.backtest.EqualCount;
import io.churnwarnings.tools.backtest.RuleResult;
import io.churnwarnings.tools.fit.FittedModel;
import io.churnwarnings.tools.input.FactLog;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** A backtest where a person looks on. */
final class BacktestRun {

    private final FactLog log;
    private final FittedModel fitted;
    private final Function<Map<String, String>, Policy> policies;
    private final long split;
    private final double horizonDays;
    private final Console console;

    BacktestRun(
            FactLog log,
            FittedModel fitted,
            Function<Map<String, String>, Policy> policies,
            long split,
            double horizonDays,
            Console console) {
        this.log = log;
        this.fitted = fitted;
        this.policies = policies;
        this.split = split;
        this.horizonDays = horizonDays;
        this.console = console;
    }

    BacktestResult result(Path facts) {
        Backtest backtest = new Backtest(log, policies, split, horizonDays);
        long customers = log.customers().size();
        console.begin("Walking", Backtest.PASSES * customers);
        AtomicLong walked = new AtomicLong();
        LongConsumer progress =
                count ->
                        console.step(
                                walked.addAndGet(count),
                                "of %,d walks".formatted(Backtest.PASSES * customers));
        backtest.walk(progress);
        List<RuleResult> rules = backtest.rules();
        List<EqualCount> pairs = backtest.equalCounts(progress);
        BacktestResult result =
                new BacktestResult(
                        shop(facts, backtest),
                        rules,
                        pairs,
                        backtest.forecast(),
                        backtest.segments(),
                        Adviser.advise(rules));
        console.end("%,d rules for %,d customers".formatted(rules.size(), customers));
        return result;
    }

    private ShopHistory shop(Path facts, Backtest backtest) {
        return new ShopHistory(
                facts.getFileName().toString(),
                log.records(),
                log.rejected(),
                backtest.customers(),
                Instant.ofEpochMilli(log.first()).toString(),
                Instant.ofEpochMilli(split).toString(),
                Instant.ofEpochMilli(log.last()).toString(),
                horizonDays,
                backtest.lostCustomers(),
                policies.apply(Map.of()).lostAfter() / Policy.DAY,
                fitted.model().modelVersion(),
                fitted.model().meanGapDays());
    }
}
