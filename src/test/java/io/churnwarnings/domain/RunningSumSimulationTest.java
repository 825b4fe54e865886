package io.churnwarnings.domain;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.state.CustomerProfile;
import io.churnwarnings.domain.state.Entry;
import io.churnwarnings.domain.state.Ledger;
import io.churnwarnings.testkit.Seeds;
import io.churnwarnings.testkit.oracle.NastyLog;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refunds reported as running sums, in random histories, against the reference. */
@Tag("simulation")
class RunningSumSimulationTest {

    private static final int SEEDS = Seeds.orElse(1_000);

    /** So many histories find each mutant, however few a build plays. */
    private static final int HUNT = 3_000;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void saysTheSameAsTheReference(boolean late) {
        for (long seed = 0; seed < SEEDS; seed++) {
            WatchPlay.play(NastyLog.withRunningSums(seed, late));
        }
    }

    @Test
    void losingTheMatchesInFoldedFactsIsDetected() {
        assertDetected(entry -> new Entry(entry.fact(), entry.cancelledAt()));
    }

    @Test
    void readingSumsAsSeparateRefundsIsDetected() {
        assertDetected(entry -> new Entry(plain(entry.fact()), entry.cancelledAt()));
    }

    private static Fact plain(Fact fact) {
        return fact.type() == FactType.REFUNDED_SO_FAR
                ? new Fact(
                        fact.occurredAt(),
                        fact.orderId(),
                        FactType.REFUND,
                        fact.amount(),
                        fact.currency())
                : fact;
    }

    private static void assertDetected(UnaryOperator<Entry> loss) {
        WatchPlay.Keeper keeper =
                new WatchPlay.Keeper() {
                    @Override
                    public CustomerProfile keep(CustomerProfile profile) {
                        return with(profile, loss);
                    }
                };
        assertThatThrownBy(
                        () -> {
                            for (long seed = 0; seed < HUNT; seed++) {
                                WatchPlay.play(NastyLog.withRunningSums(seed, false), keeper);
                            }
                        })
                .isInstanceOf(AssertionError.class);
    }

    private static CustomerProfile with(CustomerProfile profile, UnaryOperator<Entry> loss) {
        Ledger ledger = profile.ledger();
        List<Entry> entries = ledger.entries().stream().map(loss).toList();
        return new CustomerProfile(
                new Ledger(ledger.compacted(), entries, ledger.oldestKept()),
                profile.published(),
                profile.pendingEvents(),
                profile.nextCheckAt(),
                profile.upToDate());
    }
}
