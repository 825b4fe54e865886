package io.churnwarnings.local.bench.textbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.EventType;
import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.domain.fact.FactType;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.operator.CacheMemory;
import io.churnwarnings.operator.ChurnOperator;
import io.churnwarnings.testkit.Policies;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** The first draft that the job is measured against warns of the same customers as the job. */
class TextbookTest {

    private static final Policy POLICY = Policies.standard();
    private static final long OPENING = 1_704_067_200_000L;
    private static final int CUSTOMERS = 300;
    private static final int PURCHASES = 12;
    private static final long WATERMARK_EVERY = 7 * Policies.DAY;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void warnsOfTheSameCustomersAsTheJobIfNothingIsDisturbed() throws Exception {
        List<CustomerFact> facts = facts();

        List<String> textbook = textbook(facts);

        assertThat(textbook).as("seed %d", seed).containsExactlyElementsOf(job(facts));
        for (String word :
                List.of("AT_RISK", "LIKELY_LOST", "RAISED LOST", "RECOVERED AT", "RECOVERED LO")) {
            assertThat(textbook).as("seed %d", seed).anyMatch(said -> said.contains(word));
        }
    }

    /** In order of time, once each; no line lies so late that the job has forgotten by then. */
    private List<CustomerFact> facts() {
        List<CustomerFact> facts = new ArrayList<>();
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            double usual = Math.exp(random.nextDouble() * 6) * Policies.DAY;
            long at = OPENING;
            for (int order = 0; order < 1 + random.nextInt(PURCHASES); order++) {
                double unusual = random.nextInt(4) == 0 ? 1 + 4 * random.nextDouble() : 1;
                at +=
                        (long)
                                Math.min(
                                        usual * unusual * (0.5 + random.nextDouble()) + 1,
                                        POLICY.retention() / 1.6);
                if (random.nextInt(10) == 0) {
                    at -= at % 1_000; // deadlines stand on whole seconds
                }
                facts.add(
                        new CustomerFact(
                                "c-" + customer,
                                new Fact(at, "o-" + order, FactType.PURCHASE, 10_0000, "CNY")));
            }
        }
        facts.sort(Comparator.comparingLong(fact -> fact.fact().occurredAt()));
        return facts;
    }

    private static List<String> job(List<CustomerFact> facts) throws Exception {
        List<WarningEvent> events =
                play(
                        facts,
                        new ChurnOperator(POLICY, CacheMemory.BY_HEAP),
                        CustomerFact::customerId,
                        fact -> fact);
        return events.stream()
                .filter(event -> event.type() != EventType.DRIFTING)
                .map(
                        e ->
                                told(
                                        e.type().name(),
                                        e.stage().name(),
                                        e.customerId(),
                                        e.occurredAt(),
                                        e.lastPurchaseAt()))
                .sorted()
                .toList();
    }

    private static List<String> textbook(List<CustomerFact> facts) throws Exception {
        List<Warning> warnings =
                play(
                        facts,
                        new KeyedProcessOperator<>(new WarnFunction(POLICY)),
                        purchase -> purchase.customerId,
                        TextbookTest::purchase);
        return warnings.stream()
                .map(w -> told(w.type, w.stage, w.customerId, w.occurredAt, w.lastPurchaseAt))
                .sorted()
                .toList();
    }

    private static String told(String type, String stage, String customer, long at, long last) {
        return customer + " at " + at + ": " + type + " " + stage + " since " + last;
    }

    private static <I, O> List<O> play(
            List<CustomerFact> facts,
            OneInputStreamOperator<I, O> operator,
            KeySelector<I, String> key,
            Function<CustomerFact, I> input)
            throws Exception {
        try (KeyedOneInputStreamOperatorTestHarness<String, I, O> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        operator, key, BasicTypeInfo.STRING_TYPE_INFO)) {
            harness.open();
            long clock = OPENING;
            for (CustomerFact fact : facts) {
                long at = fact.fact().occurredAt();
                if (at - POLICY.disorder() > clock + WATERMARK_EVERY) {
                    clock = at - POLICY.disorder() - 1;
                    harness.processWatermark(new Watermark(clock));
                }
                harness.processElement(input.apply(fact), at);
            }
            long end = facts.get(facts.size() - 1).fact().occurredAt() + 30 * Policies.DAY;
            harness.processWatermark(new Watermark(end));
            return harness.extractOutputValues();
        }
    }

    private static Purchase purchase(CustomerFact fact) {
        Purchase purchase = new Purchase();
        purchase.customerId = fact.customerId();
        purchase.orderId = fact.fact().orderId();
        purchase.occurredAt = fact.fact().occurredAt();
        purchase.amount = fact.fact().amount() / 10_000.0;
        return purchase;
    }
}
