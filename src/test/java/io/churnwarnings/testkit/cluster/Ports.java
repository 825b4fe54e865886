package io.churnwarnings.testkit.cluster;

import io.churnwarnings.testkit.FreePorts;
import java.util.List;
import java.util.stream.IntStream;

/** Ports of the loopback that nobody listens on. */
final class Ports {

    private Ports() {}

    static List<Integer> free(int count) {
        return IntStream.range(0, count).mapToObj(i -> FreePorts.next()).toList();
    }
}
