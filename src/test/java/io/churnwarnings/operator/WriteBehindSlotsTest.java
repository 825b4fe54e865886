package io.churnwarnings.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The store shows what was put in, whatever has room in memory, and the backend all of it at last.
 */
class WriteBehindSlotsTest {

    private static final int SEEDS = 100;
    private static final long LARGE = 1L << 30;

    private final HeapCustomers backend = new HeapCustomers();

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 500, 3_000, 20_000, LARGE})
    void keepsWhatAMapKeeps(long budget) throws IOException {
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                new SlotsPlay(seed, budget, WriteBehindSlotsTest::store).run();
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static CustomerSlots store(CustomerBackend backend, long budget) {
        return new WriteBehindSlots(backend, budget, 5, ((HeapCustomers) backend).values.isEmpty());
    }

    @Test
    void newCustomersAreNotLookedForInABackendThatBeganEmptyUntilSomebodyIsEvicted()
            throws IOException {
        WriteBehindSlots store = new WriteBehindSlots(backend, 10_000, 0, true);
        for (int i = 0; i < 20; i++) {
            change(store, "c" + i, 1);
        }
        store.flush();
        change(store, "new", 1);
        assertThat(backend.reads).isZero();
        for (int i = 0; i < 200; i++) {
            change(store, "d" + i, 1);
        }
        int before = backend.reads;
        change(store, "newer", 1);
        assertThat(backend.reads).isEqualTo(before + 1);
    }

    @Test
    void withoutABudgetEachLoadReadsAndEachChangeWrites() throws IOException {
        WriteBehindSlots store = new WriteBehindSlots(backend, 0, 0, false);
        for (int i = 0; i < 10; i++) {
            change(store, "ann", 1);
            change(store, "bob", 1);
        }
        store.flush();
        assertThat(backend.reads).isEqualTo(20);
        assertThat(backend.writes).isEqualTo(20);
        assertThat(store.customers()).isEqualTo(1);
    }

    @Test
    void aCustomerInMemoryIsNeitherReadNorWritten() throws IOException {
        WriteBehindSlots store = new WriteBehindSlots(backend, LARGE, 0, false);
        for (int i = 1; i < 10; i++) {
            change(store, "ann", i);
        }
        assertThat(backend.reads).isEqualTo(1);
        assertThat(backend.writes).isZero();
        store.flush();
        store.flush();
        assertThat(backend.writes).isEqualTo(1);
        assertThat(store.dirty()).isZero();
    }

    @Test
    void absenceIsRemembered() throws IOException {
        WriteBehindSlots store = new WriteBehindSlots(backend, LARGE, 0, false);
        store.load("ann");
        store.load("ann");
        assertThat(backend.reads).isEqualTo(1);
        assertThat(store.counters().hits).isEqualTo(1);
        assertThat(store.counters().misses).isEqualTo(1);
    }

    @Test
    void theOldestDirtyOnesAreWrittenBackAboveTheLowWaterMark() throws IOException {
        WriteBehindSlots store = new WriteBehindSlots(backend, LARGE, 2, false);
        for (String id : new String[] {"a", "b", "c", "d", "e", "a"}) {
            change(store, id, 1);
        }
        store.writeBack(2);
        assertThat(backend.values).containsOnlyKeys("a", "b");
        store.writeBack(2);
        assertThat(backend.values).containsOnlyKeys("a", "b", "c");
        assertThat(store.dirty()).isEqualTo(2);
    }

    @Test
    void oneWhoIsAskedForAgainAndAgainStays() throws IOException {
        WriteBehindSlots store = new WriteBehindSlots(backend, 10_000, 0, false);
        for (int i = 0; i < 10_000; i++) {
            store.load("ann");
            store.load("passer-by " + i);
        }
        assertThat(store.counters().evictions).isGreaterThan(9_000);
        assertThat(store.counters().hits).isGreaterThan(9_990);
    }

    @Test
    void aSlotThatWasDisplacedMayNotBeChanged() throws IOException {
        WriteBehindSlots store = new WriteBehindSlots(backend, 0, 0, false);
        CustomerSlot ann = store.load("ann");
        store.load("bob");
        assertThatIllegalStateException().isThrownBy(() -> store.changed(ann));
    }

    private static void change(CustomerSlots store, String id, int length) throws IOException {
        CustomerSlot slot = store.load(id);
        slot.body = new byte[length];
        slot.length = length;
        store.changed(slot);
    }
}
