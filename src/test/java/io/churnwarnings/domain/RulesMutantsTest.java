package io.churnwarnings.domain;

import io.churnwarnings.domain.WatchPlay.Keeper;
import io.churnwarnings.domain.line.Lines;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.policy.Segments;
import io.churnwarnings.domain.state.CustomerProfile;
import io.churnwarnings.testkit.MutantHunt;
import io.churnwarnings.testkit.Seeds;
import io.churnwarnings.testkit.oracle.NastyLog;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** The simulation finds each mutant of a change of the rules. */
@Tag("simulation")
class RulesMutantsTest {

    private static final int SEEDS = 500;
    private static final long DAY = 86_400_000;

    @TestFactory
    Stream<DynamicTest> areFoundOut() {
        Map<String, Keeper> mutants = new TreeMap<>();
        mutants.put("a switch a millisecond late", judging(rules -> moved(rules, 1)));
        mutants.put("a switch a millisecond early", judging(rules -> moved(rules, -1)));
        mutants.put("a line raised at its own time", judging(rules -> moved(rules, -30 * DAY)));
        mutants.put("a change that is overlooked", judging(rules -> Rulebook.of(rules.first())));
        mutants.put("segments that are overlooked", judging(RulesMutantsTest::withoutSegments));
        mutants.put(
                "customers whom the news does not reach",
                new Keeper() {
                    @Override
                    public CustomerProfile align(
                            CustomerWatch watch, CustomerProfile profile, long clock) {
                        return profile;
                    }
                });
        return mutants.entrySet().stream()
                .map(m -> DynamicTest.dynamicTest(m.getKey(), () -> findOut(m.getValue())));
    }

    private static void findOut(Keeper mutant) {
        MutantHunt.assertDetected(
                Seeds.range(SEEDS).mapToObj(seed -> NastyLog.onTime(seed).withChangingRules()),
                log -> WatchPlay.play(log, mutant));
    }

    private static Keeper judging(UnaryOperator<Rulebook> broken) {
        return new Keeper() {
            @Override
            public CustomerWatch watch(Rulebook rules) {
                return new CustomerWatch(broken.apply(rules));
            }
        };
    }

    private static Rulebook moved(Rulebook rules, long by) {
        return changed(rules, by, UnaryOperator.identity());
    }

    private static Rulebook withoutSegments(Rulebook rules) {
        return changed(rules, 0, policy -> policy.with(Segments.NONE));
    }

    private static Rulebook changed(Rulebook rules, long by, UnaryOperator<Policy> change) {
        Rulebook changed = Rulebook.of(rules.first());
        for (long at = rules.nextChange(Long.MIN_VALUE);
                at != Lines.NEVER;
                at = rules.nextChange(at)) {
            changed = changed.with(at + by, change.apply(rules.at(at)));
        }
        return changed;
    }
}
