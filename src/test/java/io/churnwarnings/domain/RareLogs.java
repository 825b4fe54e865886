package io.churnwarnings.domain;

import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.testkit.Policies;
import io.churnwarnings.testkit.oracle.Arrival;
import io.churnwarnings.testkit.oracle.NastyLog;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Logs that random ones hardly come to. */
final class RareLogs {

    private RareLogs() {}

    static Stream<NastyLog> all() {
        return Stream.of(refundAfterRefund(), driftBeforeRefunds());
    }

    /**
     * A warned customer gets so many refunds that all orders are compacted while the warning is
     * open.
     */
    private static NastyLog refundAfterRefund() {
        List<Arrival> arrivals = new ArrayList<>();
        for (int day : new int[] {0, 10, 20}) {
            arrivals.add(fact(FactType.PURCHASE, "o" + day, day));
        }
        for (int day = 41; day < 60; day++) {
            arrivals.add(new Arrival.OfClock(Timeline.day(day)));
            arrivals.add(fact(FactType.REFUND, "o20", day + 0.5));
        }
        arrivals.add(fact(FactType.PURCHASE, "back", 61));
        arrivals.add(new Arrival.OfClock(Timeline.day(62)));
        return new NastyLog(-1, new Policies().historyFacts(4).build(), arrivals);
    }

    /** The order at which a customer began to drift is compacted while the drift continues. */
    private static NastyLog driftBeforeRefunds() {
        List<Arrival> arrivals = new ArrayList<>();
        for (int day : new int[] {0, 10, 20, 30, 60, 90, 120}) {
            arrivals.add(fact(FactType.PURCHASE, "o" + day, day));
        }
        for (int day = 121; day < 140; day++) {
            arrivals.add(new Arrival.OfClock(Timeline.day(day)));
            arrivals.add(fact(FactType.REFUND, "o120", day + 0.5));
        }
        arrivals.add(fact(FactType.PURCHASE, "slow", 145));
        arrivals.add(new Arrival.OfClock(Timeline.day(146)));
        return new NastyLog(-2, new Policies().historyFacts(4).build(), arrivals);
    }

    private static Arrival fact(FactType type, String order, double day) {
        return new Arrival.OfFact(new Fact(Timeline.day(day), order, type, 1_0000, "CNY"));
    }
}
