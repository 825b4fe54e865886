package io.churnwarnings.operator;

import io.churnwarnings.domain.ControlMessage;
import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.testkit.Policies;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;

/**
 * A shop's facts and concurrent rules, passed to the operator in any order: the rules when they are
 * written, or all of them before the first fact.
 */
final class ControlledPlay {

    private static final int CUSTOMERS = 40;
    private static final int DAYS = 300;

    private final Random random;
    private final TreeMap<Long, List<CustomerFact>> facts = new TreeMap<>();

    /** By the time at which they are written: some days before they take effect, or minutes. */
    private final TreeMap<Long, ControlMessage> rules = new TreeMap<>();

    ControlledPlay(long seed) {
        random = new Random(seed);
        for (int i = 0; i < CUSTOMERS; i++) {
            double cycle = 2 + random.nextInt(20);
            double day = random.nextDouble() * 60;
            while (day < DAYS) {
                long at = OperatorHarness.day(day);
                facts.computeIfAbsent(at, t -> new ArrayList<>())
                        .add(
                                new CustomerFact(
                                        "c" + i,
                                        new Fact(at, "o" + at, FactType.PURCHASE, 5, "CNY")));
                day += cycle * (random.nextInt(12) == 0 ? 8 : 0.5 + random.nextDouble());
            }
        }
        for (int i = random.nextInt(5); i >= 0; i--) {
            long from = OperatorHarness.day(random.nextInt(DAYS));
            long notice = random.nextBoolean() ? 10 * 60_000 : random.nextInt(20) * Policies.DAY;
            rules.put(
                    from - notice, ControlledHarness.rules(0.5 + random.nextInt(30) / 10.0, from));
        }
    }

    List<WarningEvent> replay(int parallelism) throws Exception {
        return run(parallelism, false, new Random(0));
    }

    /** With restarts and rescales, some of them in the middle of a sweep. */
    List<WarningEvent> live(long seed) throws Exception {
        Random chance = new Random(seed);
        return run(1 + chance.nextInt(4), true, chance);
    }

    private List<WarningEvent> run(int parallelism, boolean live, Random chance) throws Exception {
        List<WarningEvent> said = new ArrayList<>();
        ControlledHarness subtasks = ControlledHarness.start(parallelism);
        try {
            TreeMap<Long, ControlMessage> untold = new TreeMap<>(rules);
            if (!live) {
                tellUntil(Long.MAX_VALUE, untold, subtasks);
            }
            for (int hour = 0; hour <= (DAYS + 60) * 4; hour++) {
                long now = OperatorHarness.day(hour / 4.0);
                for (List<CustomerFact> at :
                        facts.subMap(OperatorHarness.day((hour - 1) / 4.0), now).values()) {
                    for (CustomerFact fact : at) {
                        subtasks.take(fact);
                    }
                }
                tellUntil(now, untold, subtasks);
                subtasks.instructions(now + 300_000);
                subtasks.facts(now - 300_000);
                if (live && chance.nextInt(3) == 0) {
                    subtasks.turn();
                }
                said.addAll(subtasks.events());
                if (live && chance.nextInt(200) == 0) {
                    subtasks = restart(subtasks, 1 + chance.nextInt(4));
                }
            }
            subtasks.align();
            said.addAll(subtasks.events());
        } finally {
            subtasks.close();
        }
        return said;
    }

    private static void tellUntil(
            long now, TreeMap<Long, ControlMessage> untold, ControlledHarness subtasks)
            throws Exception {
        while (!untold.isEmpty() && untold.firstKey() <= now) {
            subtasks.tell(untold.pollFirstEntry().getValue());
        }
    }

    private static ControlledHarness restart(ControlledHarness subtasks, int parallelism)
            throws Exception {
        int before = subtasks.parallelism();
        OperatorSubtaskState state = subtasks.snapshot(1);
        subtasks.close();
        return ControlledHarness.restore(parallelism, new HashMapStateBackend(), state, before);
    }
}
