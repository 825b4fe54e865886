package io.churnwarnings.tools.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.codec.DecodedRecord;
import io.churnwarnings.codec.DecodingRules;
import io.churnwarnings.codec.FactDecoder;
import io.churnwarnings.codec.RawRecord;
import io.churnwarnings.codec.field.OptionalField;
import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts what the job would find in the records of a sample. */
final class Examination {

    private static final int MOST_SHOWN = 160;

    /** A reason for rejecting, how often, and the first that had it. */
    record Rejected(int count, String detail, String value) {}

    private final FactDecoder decoder;
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
    private int ignored;
    private int duplicates;
    private int keyedOtherwise;
    private int withoutKey;
    private int scattered;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    Examination(DecodingRules rules) {
        decoder = new FactDecoder(rules);
    }

    void add(RawRecord received) {
        records++;
        perPartition.merge(received.partition(), 1, Integer::sum);
        DecodedRecord ingested = decoder.decode(received);
        if (ingested.isRejected()) {
            rejected.merge(
                    ingested.rejection().reason(),
                    new Rejected(1, ingested.rejection().detail(), shown(received.value())),
                    (before, now) -> new Rejected(before.count + 1, before.detail, before.value));
        } else if (ingested.isHeartbeat()) {
            heartbeats++;
            newest.merge(received.partition(), ingested.observedAt(), Math::max);
        } else if (ingested.ignored()) {
            ignored++;
            newest.merge(received.partition(), ingested.observedAt(), Math::max);
        } else {
            long before = newest.merge(received.partition(), ingested.observedAt(), Math::max);
            ingested.dropped().forEach(field -> dropped.merge(field, 1, Integer::sum));
            ingested.forEachFact(fact -> add(received, fact.customerId(), fact.fact(), before));
        }
    }

    private void add(RawRecord received, String customerId, Fact fact, long before) {
        if (facts == lateness.length) {
            lateness = Arrays.copyOf(lateness, 2 * facts);
        }
        lateness[facts++] = Math.max(0, before - fact.occurredAt());
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

    private static String shown(byte[] value) {
        if (value == null) {
            return "null";
        }
        String text =
                new String(value, 0, Math.min(value.length, 4 * MOST_SHOWN), UTF_8)
                        .replaceAll("\\p{Cntrl}", " ");
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "..." : text;
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

    /** Records that are left out, or told of nothing. */
    int ignored() {
        return ignored;
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
