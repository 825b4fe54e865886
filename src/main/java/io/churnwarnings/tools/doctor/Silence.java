package io.churnwarnings.tools.doctor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The longest time without any fact. */
final class Silence {

    private final List<Long> times = new ArrayList<>();

    void see(long time) {
        times.add(time);
    }

    /** In milliseconds; 0 where there are not two facts. */
    long longest() {
        List<Long> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        long longest = 0;
        for (int i = 1; i < sorted.size(); i++) {
            longest = Math.max(longest, sorted.get(i) - sorted.get(i - 1));
        }
        return longest;
    }
}
