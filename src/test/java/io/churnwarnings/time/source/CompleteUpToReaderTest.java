package io.churnwarnings.time.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.time.BacklogProbe;
import io.churnwarnings.time.FakeProbe;
import io.churnwarnings.time.source.FakeReader.Element;
import io.churnwarnings.time.source.FakeReader.Split;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

/** The watermark is 300 beyond the instant at which everything was read. */
class CompleteUpToReaderTest {

    private static final long NOW = 1_000_000;

    private final FakeReader delegate = new FakeReader();
    private final FakeOutput output = new FakeOutput();
    private final FakeProbe probe = new FakeProbe();
    private final Ticker ticker = new Ticker();
    private long now = NOW;

    private final CompleteUpToReader<Element, Split> reader =
            new CompleteUpToReader<>(
                    delegate,
                    Element::position,
                    new CompleteUpToSource.Settings(
                            Set.of("rules", "control"),
                            Duration.ofMillis(300),
                            Duration.ofMillis(600),
                            Duration.ofMillis(200),
                            Duration.ofMillis(50),
                            () -> now),
                    probe,
                    ticker,
                    new UnregisteredMetricsGroup());

    @Test
    void nothingIsKnownBeforeAllSplitsAreThereAndReadToTheirEnds() throws Exception {
        reader.addSplits(List.of(new Split("rules")));
        tick();
        probe.answer().complete(BacklogProbe.NOTHING_LEFT);
        tick();
        assertThat(output.take()).isEmpty();

        reader.addSplits(List.of(new Split("control")));
        tick();
        assertThat(output.take()).isEmpty();
        probe.answer().complete(BacklogProbe.NOTHING_LEFT);
        tick();
        assertThat(output.take()).containsExactly("main~" + (NOW + 300));
    }

    @Test
    void recordsNoLongerHeldBackAreEmittedWithoutWaiting() throws Exception {
        reader.addSplits(List.of(new Split("rules of before"), new Split("rules")));
        tick();
        probe.answer().complete(BacklogProbe.NOTHING_LEFT);
        tick();
        assertThat(output.take()).as("another split stands for none of ours").isEmpty();
        delegate.willRead("rules of before", 5, 7);
        tick();
        assertThat(output.take()).containsExactly("rules of before:5");

        reader.addSplits(List.of(new Split("control")));
        tick();
        probe.answer().complete(BacklogProbe.NOTHING_LEFT);
        tick();
        assertThat(output.take()).containsExactly("main~" + (NOW + 300));
    }

    @Test
    void isKnownAsOfTheTimeOfTheQuestion() throws Exception {
        bothEmpty();
        now += 100;
        tick();
        now += 100;
        answerAll();
        assertThat(output.take()).isEmpty();
        tick();
        assertThat(output.take()).containsExactly("main~" + (NOW + 100 + 300));
    }

    @Test
    void remainingRecordsAreEmittedFirst() throws Exception {
        bothEmpty();
        now += 100;
        tick();
        probe.first().complete(BacklogProbe.NOTHING_LEFT);
        probe.answer().complete(8L);
        tick();
        assertThat(output.take()).isEmpty();
        delegate.willRead("control", 5, 7);
        tick();
        assertThat(output.take()).contains("control:5").last().asString().startsWith("main~");
    }

    @Test
    void withoutAnswersNothingMoreIsKnown() throws Exception {
        bothEmpty();
        for (int i = 0; i < 20; i++) {
            now += 100;
            tick();
        }
        assertThat(output.take()).isEmpty();
    }

    private void bothEmpty() throws Exception {
        reader.addSplits(List.of(new Split("rules"), new Split("control")));
        tick();
        answerAll();
        tick();
        assertThat(output.take()).containsExactly("main~" + (NOW + 300));
        probe.forget();
    }

    private void answerAll() {
        probe.first().complete(BacklogProbe.NOTHING_LEFT);
        probe.answer().complete(BacklogProbe.NOTHING_LEFT);
    }

    private void tick() throws Exception {
        ticker.tick();
        reader.pollNext(output);
    }
}
