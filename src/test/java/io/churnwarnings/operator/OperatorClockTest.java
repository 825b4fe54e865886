package io.churnwarnings.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.junit.jupiter.api.Test;

class OperatorClockTest {

    @Test
    void beforeTheFirstWatermarkThereIsNoTime() throws Exception {
        OperatorClock clock = clock(0, 15);
        assertThat(clock.of(3)).isEqualTo(Long.MIN_VALUE);
        assertThat(clock.watermark()).isEqualTo(Long.MIN_VALUE);
        assertThat(clock.isUniform()).isTrue();
    }

    @Test
    void itFollowsTheWatermarkAndNeverGoesBack() throws Exception {
        OperatorClock clock = clock(0, 15);
        clock.advance(100);
        clock.advance(50);
        assertThat(clock.of(0)).isEqualTo(100);
        assertThat(clock.of(15)).isEqualTo(100);
    }

    @Test
    void aClockIsWrittenAsOneSegment() throws Exception {
        Union store = new Union();
        OperatorClock clock = new OperatorClock(new KeyGroupRange(4, 7), 16, store.store());
        clock.advance(100);
        clock.snapshot();
        assertThat(store.elements).containsExactly(new long[] {4, 7, 100});
    }

    @Test
    void afterARescaleEveryKeyGroupHasItsClock() throws Exception {
        OperatorClock merged = clock(0, 15, new long[] {0, 7, 100}, new long[] {8, 15, 200});
        assertThat(merged.isUniform()).isFalse();
        assertThat(merged.of(7)).isEqualTo(100);
        assertThat(merged.of(8)).isEqualTo(200);

        OperatorClock split = clock(6, 9, new long[] {0, 7, 100}, new long[] {8, 15, 200});
        assertThat(split.of(6)).isEqualTo(100);
        assertThat(split.of(9)).isEqualTo(200);
    }

    @Test
    void keyGroupsThatWereAheadWaitForTheWatermarkToPassThem() throws Exception {
        OperatorClock clock = clock(0, 15, new long[] {0, 7, 100}, new long[] {8, 15, 200});
        clock.advance(150);
        assertThat(clock.of(0)).isEqualTo(150);
        assertThat(clock.of(15)).isEqualTo(200);
        assertThat(clock.isUniform()).isFalse();
        clock.advance(200);
        assertThat(clock.isUniform()).isTrue();
        assertThat(clock.of(15)).isEqualTo(200);
    }

    @Test
    void clocksThatStillDifferAreWrittenAsTheyDiffer() throws Exception {
        Union store = new Union();
        store.elements.add(new long[] {0, 7, 100});
        store.elements.add(new long[] {8, 11, 200});
        store.elements.add(new long[] {12, 15, 300});
        OperatorClock clock = new OperatorClock(new KeyGroupRange(4, 15), 16, store.store());
        clock.advance(200);
        clock.snapshot();
        assertThat(store.elements)
                .containsExactly(new long[] {4, 11, 200}, new long[] {12, 15, 300});
    }

    static OperatorClock clock(int first, int last, long[]... segments) throws Exception {
        Union store = new Union();
        store.elements.addAll(List.of(segments));
        return new OperatorClock(new KeyGroupRange(first, last), 16, store.store());
    }

    /** The one list that is kept, and a store that knows nothing else. */
    private static final class Union implements ListState<long[]> {

        final List<long[]> elements = new ArrayList<>();

        OperatorStateStore store() {
            return (OperatorStateStore)
                    Proxy.newProxyInstance(
                            getClass().getClassLoader(),
                            new Class<?>[] {OperatorStateStore.class},
                            (proxy, method, arguments) -> {
                                assertThat(method.getName()).isEqualTo("getUnionListState");
                                return this;
                            });
        }

        @Override
        public Iterable<long[]> get() {
            return List.copyOf(elements);
        }

        @Override
        public void update(List<long[]> values) {
            elements.clear();
            elements.addAll(values);
        }

        @Override
        public void addAll(List<long[]> values) {
            elements.addAll(values);
        }

        @Override
        public void add(long[] value) {
            elements.add(value);
        }

        @Override
        public void clear() {
            elements.clear();
        }
    }
}
