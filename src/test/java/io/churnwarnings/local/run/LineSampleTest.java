package io.churnwarnings.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LineSampleTest {

    private final AtomicLong now = new AtomicLong(1_000);
    private final List<String> shown = new ArrayList<>();
    private final LineSample sample = new LineSample(2, now::get, shown::add);

    @Test
    void showsSomeOfEverySecondAndCountsTheRest() {
        for (int i = 1; i <= 5; i++) {
            offer(i);
        }
        now.addAndGet(1_000);
        offer(6);
        sample.sayHowManyWereKept();

        assertThat(shown).containsExactly("1", "2", "      ... and 3 more", "6");
    }

    @Test
    void saysNothingOfNothing() {
        offer(1);
        sample.sayHowManyWereKept();

        assertThat(shown).containsExactly("1");
    }

    private void offer(int line) {
        sample.offer(() -> String.valueOf(line));
    }
}
