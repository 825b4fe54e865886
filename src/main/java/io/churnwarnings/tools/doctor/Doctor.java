package io.churnwarnings.tools.doctor;

import io.churnwarnings.codec.DecodingRules;
import io.churnwarnings.codec.RawRecord;
import io.churnwarnings.codec.field.InputMapping;
import io.churnwarnings.codec.file.FileRecord;
import io.churnwarnings.codec.file.RecordFile;
import io.churnwarnings.codec.file.RecordReader;
import io.churnwarnings.tools.input.JobRules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Recognises what records are like, and looks at them as the job would. */
public final class Doctor {

    private static final int ENOUGH_FOR_THE_SHAPE = 1_000;

    private final Function<Map<String, String>, JobRules.Rules> rules;
    private final boolean shapeIsTold;

    /**
     * What was found.
     *
     * @param lines for people
     * @param config a file of settings; null if none could be made
     */
    public record Findings(List<String> lines, String config) {}

    /**
     * @param rules the rules under the user's settings and some more
     * @param shapeIsTold whether the user has told the shape himself
     */
    public Doctor(Function<Map<String, String>, JobRules.Rules> rules, boolean shapeIsTold) {
        this.rules = rules;
        this.shapeIsTold = shapeIsTold;
    }

    /** Looks at the first records of a file. */
    public Findings examine(Path file, int most) throws Exception {
        Function<InputMapping, Sampled> sample =
                mapping -> (limit, taker) -> read(file, mapping, limit, taker);
        boolean rows = file.toString().endsWith(".csv");
        return examine(mapping -> sample.apply(rows ? null : mapping), most);
    }

    /** Looks at the records of a topic. */
    public Findings examine(Sampled sample, int most) throws Exception {
        return examine(mapping -> sample, most);
    }

    private Findings examine(Function<InputMapping, Sampled> sample, int most) throws Exception {
        Proposal proposal = propose(sample, most);
        List<String> lines = new ArrayList<>();
        if (proposal.shape() == null) {
            return new Findings(
                    List.of(
                            "Nothing here can be made sense of: there are no records, or none is a"
                                    + " JSON object. Values in Avro or Protobuf have to be turned into"
                                    + " JSON first."),
                    null);
        }
        lines.add("These look like " + proposal.shape() + ".");
        if (!proposal.isWhole(this::decoding)) {
            lines.addAll(unfinished(proposal));
            return new Findings(lines, null);
        }
        JobRules.Rules found = rules.apply(proposal.settings());
        Examination examination = new Examination(found.decoding());
        sample.apply(found.decoding().mapping()).read(most, examination::add);
        String config = config(proposal, examination, found.decoding().baseCurrency());
        lines.add("");
        lines.addAll(Diagnosis.of(examination, found.policy().occasionWindow()));
        lines.add("");
        lines.add("Settings for the job (--config FILE)");
        config.lines().forEach(line -> lines.add("  " + line));
        return new Findings(lines, config);
    }

    private Proposal propose(Function<InputMapping, Sampled> sample, int most) throws Exception {
        if (shapeIsTold) {
            return new Proposal("what the settings say", Map.of(), List.of());
        }
        List<RawRecord> first = new ArrayList<>();
        sample.apply(null).read(ENOUGH_FOR_THE_SHAPE, first::add);
        // A file's timestamps come with the shape; here it must not matter that they are not known.
        List<RawRecord> timeless = first.stream().map(Doctor::withoutTime).toList();
        Proposal known = Proposal.of(timeless, this::decoding);
        if (known != null) {
            return known;
        }
        // All of it: a status that is rare must not be overlooked.
        Survey survey = new Survey();
        sample.apply(null).read(most, received -> survey.add(received.value()));
        return Proposal.of(survey);
    }

    private DecodingRules decoding(Map<String, String> settings) {
        return rules.apply(settings).decoding();
    }

    private static RawRecord withoutTime(RawRecord received) {
        return new RawRecord(
                received.topic(),
                received.partition(),
                received.offset(),
                Long.MAX_VALUE,
                received.key(),
                received.value());
    }

    private static void read(Path file, InputMapping mapping, long most, Sampled.Taker taker)
            throws Exception {
        try (RecordReader reader = RecordFile.open(file, System::currentTimeMillis, mapping)) {
            FileRecord record = reader.next();
            for (long i = 0; record != null && i < most; i++) {
                taker.take(
                        new RawRecord(
                                file.toString(),
                                0,
                                i,
                                Math.max(0, record.timestamp()),
                                record.key(),
                                record.value()));
                record = reader.next();
            }
        }
    }

    private static List<String> unfinished(Proposal proposal) {
        List<String> lines = new ArrayList<>();
        lines.add("What could be guessed of them does not do yet:");
        proposal.settings().forEach((key, value) -> lines.add("  " + key + ": " + value));
        proposal.missing()
                .forEach(
                        key -> lines.add("  " + key + ": ?   (set it to its place, as /order/id)"));
        lines.add("Put that into a file, finish it, and call again with --config FILE.");
        return lines;
    }

    private static String config(Proposal proposal, Examination found, String baseCurrency) {
        Map<String, String> settings = new LinkedHashMap<>(proposal.settings());
        StringBuilder text = new StringBuilder();
        settings.forEach((key, value) -> text.append(line(key, value)));
        String currency = Diagnosis.mainCurrency(found);
        if (currency != null && !currency.equals(baseCurrency)) {
            text.append(line("churn.currency.base", currency));
        }
        long minutes = Diagnosis.disorderMinutes(found);
        if (minutes > 5) {
            text.append(line("churn.clock.disorder", minutes + " min"));
        }
        if (settings.containsKey("churn.input.mapping.time-zone")) {
            text.append("# The records do not tell their zone: is it UTC?\n");
        }
        if (settings.containsKey("churn.input.mapping.types")) {
            text.append("# What the words mean was guessed from them: look at each.\n");
        }
        return text.isEmpty() ? "# Nothing has to be set for these records.\n" : text.toString();
    }

    /** In YAML, of which the mark * and the colon are parts. */
    private static String line(String key, String value) {
        boolean plain = value.matches("[A-Za-z0-9/_][A-Za-z0-9/_ .|-]*") && !value.contains(": ");
        return key + ": " + (plain ? value : "'" + value.replace("'", "''") + "'") + "\n";
    }
}
