package io.churnwarnings.tools.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.codec.field.OptionalField;
import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.codec.record.RawRecord;
import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.tools.input.RejectedText;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Counts what the job would find in the records of a sample. */
final class Examination {

    /** A reason for rejecting, how often, and the first that had it. */
    record Rejected(int count, String detail, String value) {}

    private final Content content = new Content();
    private final Function<byte[], String> orderOf;
    private final Silence silence = new Silence();
    private final Map<RejectionReason, Rejected> rejected = new EnumMap<>(RejectionReason.class);
    private final Map<FactType, Integer> types = new EnumMap<>(FactType.class);
    private final Map<OptionalField, Integer> dropped = new EnumMap<>(OptionalField.class);
    private final Map<String, Integer> currencies = new TreeMap<>();
    private final Map<Integer, Long> newest = new HashMap<>();
    private final Map<Integer, Integer> perPartition = new TreeMap<>();
    private final Map<String, Customer> customers = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private long[] lateness = new long[1024];
    private int facts;
    private int records;
    private int heartbeats;
    private int duplicates;
    private int keyedOtherwise;
    private int withoutKey;
    private int scattered;
    private int parts;
    private String droppedPart;
    private String unreadableAmount;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    /**
     * @param orderOf tells the order that a value names, as far as it is easily seen; else null
     */
    Examination(Function<byte[], String> orderOf) {
        this.orderOf = orderOf;
    }

    /**
     * Takes what a record was decoded to.
     *
     * @param place where it stands, in words
     */
    void add(String place, RawRecord received, DecodedRecord told) {
        records++;
        perPartition.merge(received.partition(), 1, Integer::sum);
        parts += told.parts().size();
        if (!told.parts().isEmpty() && droppedPart == null) {
            droppedPart = place + ": " + told.parts().get(0).detail();
        }
        if (told.isRejected()) {
            rejected.merge(
                    told.rejection().reason(),
                    new Rejected(
                            1,
                            told.rejection().detail() + ", at " + place,
                            RejectedText.shown(received.value())),
                    (before, now) -> new Rejected(before.count + 1, before.detail, before.value));
            return;
        }
        if (!told.isFact()) {
            heartbeats++;
            String order = orderOf.apply(received.value());
            if (order != null) {
                content.leftOut(order);
            }
            if (told.observedAt() != DecodedRecord.UNTIMED) {
                newest.merge(received.partition(), told.observedAt(), Math::max);
            }
            return;
        }
        told.dropped().forEach(field -> dropped.merge(field, 1, Integer::sum));
        unreadable(place, received, told);
        long before = newest.getOrDefault(received.partition(), Long.MIN_VALUE);
        told.forEachFact(fact -> add(place, received, fact, before));
        newest.merge(received.partition(), told.observedAt(), Math::max);
    }

    private void unreadable(String place, RawRecord received, DecodedRecord told) {
        if (told.dropped().contains(OptionalField.AMOUNT) && unreadableAmount == null) {
            unreadableAmount = place + ", in " + RejectedText.shown(received.value());
        }
    }

    private void add(String place, RawRecord received, CustomerFact told, long before) {
        String customerId = told.customerId();
        Fact fact = told.fact();
        if (facts == lateness.length) {
            lateness = Arrays.copyOf(lateness, 2 * facts);
        }
        lateness[facts++] = before == Long.MIN_VALUE ? 0 : Math.max(0, before - fact.occurredAt());
        types.merge(fact.type(), 1, Integer::sum);
        if (fact.amount() != Fact.UNKNOWN_AMOUNT) {
            currencies.merge(fact.currency(), 1, Integer::sum);
        }
        withoutKey += received.key() == null ? 1 : 0;
        keyedOtherwise +=
                received.key() != null && !Arrays.equals(received.key(), customerId.getBytes(UTF_8))
                        ? 1
                        : 0;
        first = Math.min(first, fact.occurredAt());
        last = Math.max(last, fact.occurredAt());
        silence.see(fact.occurredAt());
        content.add(place, customerId, fact);
        Customer customer =
                customers.computeIfAbsent(customerId, id -> new Customer(received.partition()));
        scattered += customer.isElsewhere(received.partition()) ? 1 : 0;
        if (!known.add(identity(customerId, fact))) {
            duplicates++;
        } else {
            customer.add(fact);
        }
    }

    private static String identity(String customerId, Fact fact) {
        String id = customerId + '\u001f' + fact.orderId() + '\u001f' + fact.type();
        return fact.type() == FactType.REFUND ? id + fact.occurredAt() : id;
    }

    /** What the facts say beside each other. */
    Content content() {
        return content;
    }

    /** The longest time in which nothing at all happened, in milliseconds. */
    long longestSilence() {
        return silence.longest();
    }

    /** How many parts of records could not be used. */
    int parts() {
        return parts;
    }

    /** The first of them, in words; or null. */
    String droppedPart() {
        return droppedPart;
    }

    /** The first amount that could not be read, in words; or null. */
    String unreadableAmount() {
        return unreadableAmount;
    }

    /** How late facts come after newer ones of their partition, in milliseconds, for a share. */
    long lateness(double share) {
        if (facts == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(lateness, facts);
        Arrays.sort(sorted);
        return sorted[Math.min(facts - 1, (int) Math.ceil(share * facts) - 1)];
    }

    /** How many facts come after a newer one of their partition. */
    int late() {
        return (int) Arrays.stream(lateness, 0, facts).filter(late -> late > 0).count();
    }

    Map<RejectionReason, Rejected> rejected() {
        return rejected;
    }

    int rejections() {
        return rejected.values().stream().mapToInt(Rejected::count).sum();
    }

    int of(FactType type) {
        return types.getOrDefault(type, 0);
    }

    Map<OptionalField, Integer> dropped() {
        return dropped;
    }

    Map<String, Integer> currencies() {
        return currencies;
    }

    Map<Integer, Integer> perPartition() {
        return perPartition;
    }

    Map<String, Customer> customers() {
        return customers;
    }

    int facts() {
        return facts;
    }

    int records() {
        return records;
    }

    int heartbeats() {
        return heartbeats;
    }

    int duplicates() {
        return duplicates;
    }

    int keyedOtherwise() {
        return keyedOtherwise;
    }

    int withoutKey() {
        return withoutKey;
    }

    /** Facts in another partition than the first of their customer. */
    int scattered() {
        return scattered;
    }

    /** Days between the first and the last fact. */
    double spanDays() {
        return facts == 0 ? 0 : (last - first) / 86_400_000.0;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }
}
