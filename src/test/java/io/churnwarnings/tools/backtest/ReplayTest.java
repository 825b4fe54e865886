package io.churnwarnings.tools.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.CustomerWatch;
import io.churnwarnings.domain.Decision;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.state.CustomerProfile;
import io.churnwarnings.testkit.Policies;
import io.churnwarnings.tools.input.Arrival;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many facts at once come to the same warnings as one after the other, as the job takes them. */
class ReplayTest {

    private static final long DAY = 86_400_000;
    private static final long DISORDER = 300_000;
    private static final Policy POLICY = Policies.standard();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void manyFactsAtOnceAsOneByOne(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double late = seed % 2 == 0 ? 0.03 : 0;
        for (int customer = 0; customer < 8; customer++) {
            List<Arrival> arrivals = arrivals(random, 1 + random.nextInt(500), late);
            long end = arrivals.get(arrivals.size() - 1).clock() + 400 * DAY;
            long from = arrivals.get(arrivals.size() / 3).fact().occurredAt();

            assertThat(Replay.warnings("c", arrivals, end, POLICY, from))
                    .as("seed %d, customer %d", seed, customer)
                    .isEqualTo(oneByOne(arrivals, end, from));
        }
    }

    private static List<Arrival> arrivals(SplittableRandom random, int count, double late) {
        List<Arrival> arrivals = new ArrayList<>();
        long now = 0;
        long clock = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            now += (long) (-Math.log(1 - random.nextDouble()) * 12 * DAY);
            long back = random.nextDouble() < late ? random.nextLong(60 * DAY) : 0;
            long at = Math.max(1, now - back - random.nextLong(DISORDER));
            double kind = random.nextDouble();
            FactType type =
                    kind < 0.85
                            ? FactType.PURCHASE
                            : kind < 0.95 ? FactType.CANCELLATION : FactType.REFUND;
            int order = type == FactType.PURCHASE ? i : Math.max(0, i - random.nextInt(4));
            String id = "o" + (random.nextDouble() < 0.05 ? Math.max(0, i - 1) : order);
            arrivals.add(new Arrival(new Fact(at, id, type, 50_000L, "CNY"), clock));
            clock = Math.max(clock, at - DISORDER - 1);
        }
        return arrivals;
    }

    private static List<Warned> oneByOne(List<Arrival> arrivals, long end, long from) {
        CustomerWatch watch = new CustomerWatch(Rulebook.of(POLICY));
        List<Warned> warnings = new ArrayList<>();
        CustomerProfile profile = CustomerProfile.EMPTY;
        for (Arrival arrival : arrivals) {
            profile = advance(watch, profile, arrival.clock(), from, warnings);
            Decision decision = watch.onFact("c", profile, arrival.fact(), arrival.clock());
            profile = hear(decision, from, warnings);
        }
        advance(watch, profile, end, from, warnings);
        return warnings;
    }

    private static CustomerProfile advance(
            CustomerWatch watch,
            CustomerProfile profile,
            long clock,
            long from,
            List<Warned> warnings) {
        CustomerProfile next = profile;
        while (next.nextCheckAt() <= clock) {
            next = hear(watch.onClock("c", next, clock), from, warnings);
        }
        return next;
    }

    private static CustomerProfile hear(Decision decision, long from, List<Warned> warnings) {
        decision.events().stream()
                .filter(event -> event.occurredAt() >= from && Warned.isRaised(event))
                .map(Warned::of)
                .forEach(warnings::add);
        return decision.profile();
    }
}
