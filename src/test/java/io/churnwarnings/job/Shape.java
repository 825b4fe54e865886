package io.churnwarnings.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.codec.FactDecoder;
import io.churnwarnings.codec.field.RowRules;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.codec.record.RawRecord;
import io.churnwarnings.codec.record.Rejection;
import io.churnwarnings.domain.fact.CustomerFact;
import io.churnwarnings.domain.fact.Fact;
import io.churnwarnings.job.options.InputOptions;
import io.churnwarnings.job.options.SourceOptions;
import io.churnwarnings.job.settings.ChurnSettings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;

/** Records of a configured shape, and their decoding results. */
final class Shape {

    private static final long NOW = 1_900_000_000_000L;

    private final FactDecoder decoder;

    private Shape(FactDecoder decoder) {
        this.decoder = decoder;
    }

    /**
     * A preset, or a shape of one's own.
     *
     * @param mapping options without the prefix {@code churn.input.mapping.}, each key=value
     */
    static Shape of(String format, String... mapping) {
        Configuration configuration = new Configuration();
        configuration.set(SourceOptions.BOOTSTRAP_SERVERS, "here:9092");
        configuration.set(InputOptions.FORMAT, format);
        for (String option : mapping) {
            int at = option.indexOf('=');
            configuration.setString(
                    "churn.input.mapping." + option.substring(0, at), option.substring(at + 1));
        }
        return new Shape(new FactDecoder(ChurnSettings.of(configuration).decoding()));
    }

    DecodedRecord decode(String json) {
        return decoder.decode(new RawRecord("t", 0, 0, NOW, null, json.getBytes(UTF_8)));
    }

    /** The result of a row, given as alternating names and texts of cells. */
    DecodedRecord row(RowRules rules, String... cells) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            row.put(cells[i], cells[i + 1]);
        }
        return decoder.decodeRow(new RawRecord("f", 2, 7, NOW, null, new byte[0]), row, rules);
    }

    /** The result of each record of a value. */
    List<DecodedRecord> each(String json) {
        List<DecodedRecord> all = new ArrayList<>();
        RawRecord received = new RawRecord("t", 3, 42, NOW, null, json.getBytes(UTF_8));
        decoder.decodeEach(received, null, all::add);
        return all;
    }

    boolean hasAssumedZone() {
        return decoder.hasAssumedZone();
    }

    /** Type, amount and day of each fact, as {@code REFUND 12.5 EUR 2026-02-03}. */
    List<String> told(String json) {
        return facts(json).stream().map(Shape::told).toList();
    }

    static String told(CustomerFact customerFact) {
        Fact fact = customerFact.fact();
        String amount =
                fact.amount() == Fact.UNKNOWN_AMOUNT
                        ? "?"
                        : BigDecimal.valueOf(fact.amount(), 4).stripTrailingZeros().toPlainString();
        String day = Instant.ofEpochMilli(fact.occurredAt()).toString().substring(0, 10);
        return fact.type() + " " + amount + " " + fact.currency() + " " + day;
    }

    List<CustomerFact> facts(String json) {
        List<CustomerFact> facts = new ArrayList<>();
        DecodedRecord ingested = decode(json);
        if (ingested.isRejected()) {
            throw new AssertionError("no fact but " + ingested.rejection().detail());
        }
        ingested.forEachFact(facts::add);
        return facts;
    }

    /** The one fact of a record. */
    CustomerFact fact(String json) {
        List<CustomerFact> facts = facts(json);
        if (facts.size() != 1) {
            throw new AssertionError("not one fact but " + facts);
        }
        return facts.get(0);
    }

    /** Reason and detail of a rejection. */
    String rejection(String json) {
        Rejection rejection = decode(json).rejection();
        return rejection == null ? "taken" : rejection.reason() + " " + rejection.detail();
    }
}
