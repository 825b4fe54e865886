package io.churnwarnings.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.testkit.Seeds;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The events do not depend on the order in which facts and rules are read. */
@Tag("simulation")
class ControlledSimulationTest {

    private static final int SEEDS = Seeds.orElse(40);
    private static final long FIRST = Seeds.fixedOr("controlled.first");

    @Test
    void replaysEqualLive() throws Exception {
        int events = 0;
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            List<WarningEvent> replayed = new ControlledPlay(seed).replay(1);
            assertThat(new ControlledPlay(seed).replay(4))
                    .as("replayed by four, seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(replayed);
            assertThat(new ControlledPlay(seed).live(seed))
                    .as("live, seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(replayed);
            events += replayed.size();
        }
        System.out.printf("seeds from %d: %d events each way%n", FIRST, events);
        assertThat(events).isPositive();
    }
}
