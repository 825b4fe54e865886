package io.churnwarnings.tools.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.churnwarnings.codec.DecodingRules;
import io.churnwarnings.tools.doctor.shape.Draft;
import io.churnwarnings.tools.doctor.shape.FileSample;
import io.churnwarnings.tools.doctor.shape.Sample;
import io.churnwarnings.tools.doctor.shape.Sampled;
import io.churnwarnings.tools.doctor.shape.Survey;
import io.churnwarnings.tools.doctor.shape.TopicSample;
import io.churnwarnings.tools.input.JobRules;
import io.churnwarnings.tools.input.SettingsLine;
import io.churnwarnings.tools.input.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Recognises what records are like, and looks at them as the job would. */
public final class Doctor {

    /** Without these no record can be read. */
    private static final List<String> NEEDED =
            List.of(
                    Draft.MAPPING + "order-id",
                    Draft.MAPPING + "customer-id",
                    Draft.MAPPING + "occurred-at",
                    Draft.MAPPING + "time-format");

    private final Function<Map<String, String>, JobRules.Rules> rules;
    private final boolean shapeIsTold;
    private final Map<String, String> given;

    /**
     * What was found.
     *
     * @param lines for people
     * @param settings what is proposed, by key; null if nothing could be made of the records
     * @param remarks remarks on settings, by key
     * @param healthy whether a run with them can be believed
     */
    public record Findings(
            List<String> lines,
            Map<String, String> settings,
            Map<String, String> remarks,
            boolean healthy) {

        /** A file of the settings; null if there are none. */
        public String config() {
            return settings == null
                    ? null
                    : settings.isEmpty() ? nothing(healthy) : text(settings, remarks);
        }
    }

    /**
     * @param rules the rules under the user's settings and some more
     * @param shapeIsTold whether the user has set the shape
     * @param given the user's settings
     */
    public Doctor(
            Function<Map<String, String>, JobRules.Rules> rules,
            boolean shapeIsTold,
            Map<String, String> given) {
        this.rules = rules;
        this.shapeIsTold = shapeIsTold;
        this.given = Map.copyOf(given);
    }

    /** Looks at the first records of files. */
    public Findings examine(List<Path> files, int most) throws Exception {
        List<String> said = new ArrayList<>();
        Sample sample = new FileSample(files, said::add);
        return examine(sample, most, said);
    }

    /** Looks at the records of a topic. */
    public Findings examine(Sampled topic, int most) throws Exception {
        return examine(new TopicSample(topic), most, new ArrayList<>());
    }

    private Findings examine(Sample sample, int most, List<String> said) throws Exception {
        DecodingRules told = rules.apply(Map.of()).decoding();
        Survey survey = new Survey();
        sample.values(told, most, survey::add);
        List<String> lines = new ArrayList<>();
        if (survey.objects() == 0) {
            lines.add(
                    "Nothing here can be made sense of: there are no records, or none is a JSON"
                            + " object. Values in Avro or Protobuf have to be turned into JSON first.");
            return new Findings(lines, null, Map.of(), false);
        }
        Recognised shape =
                shapeIsTold
                        ? new Recognised("what the settings say", new Draft())
                        : new Recognition(sample, told, rules, most).of(survey);
        lines.add("These look like " + shape.name() + ".");
        Draft draft = shape.draft();
        if (!Collections.disjoint(draft.undecided(), NEEDED) || isRefused(decided(draft))) {
            return unfinished(lines, said, draft, survey, sample);
        }
        return finished(lines, said, draft, sample, most, survey);
    }

    /** What is proposed without what is not decided. */
    private static Map<String, String> decided(Draft draft) {
        Map<String, String> decided = new LinkedHashMap<>(draft.settings());
        draft.undecided()
                .forEach(
                        key ->
                                decided.computeIfPresent(
                                        key,
                                        (k, value) ->
                                                value.contains(":?")
                                                        ? value.replace(":?", ":ignore")
                                                        : null));
        return decided;
    }

    private boolean isRefused(Map<String, String> settings) {
        try {
            rules.apply(settings);
            return false;
        } catch (UsageException e) {
            return true;
        }
    }

    private Findings unfinished(
            List<String> lines, List<String> said, Draft draft, Survey survey, Sample sample) {
        lines.addAll(said);
        lines.add("");
        lines.add("What is wrong");
        for (String key : draft.undecided()) {
            lines.add(
                    "  - %s: ?   (set it: %s)"
                            .formatted(
                                    key,
                                    draft.remarks()
                                            .getOrDefault(
                                                    key,
                                                    "the place where it stands, as /order/id")));
        }
        draft.questions().forEach(question -> lines.add("  ? " + question));
        lines.addAll(Undecided.looks(draft, survey, sample.isOfFiles()));
        lines.add("The fields are: " + fields(survey));
        settingsTo(lines, draft, new LinkedHashMap<>(draft.settings()), false);
        return new Findings(lines, all(draft), draft.remarks(), false);
    }

    private static String fields(Survey survey) {
        return String.join(
                ", ", survey.fields().stream().limit(60).map(field -> field.pointer).toList());
    }

    private Findings finished(
            List<String> lines,
            List<String> said,
            Draft draft,
            Sample sample,
            int most,
            Survey survey)
            throws Exception {
        JobRules.Rules found = rules.apply(decided(draft));
        Examination examination = new Examination(OrderPlace.of(found.decoding().mapping()));
        sample.decode(found.decoding(), most, examination::add);
        lines.addAll(said);
        new MoneyCheck(examination, found, survey, given).settle(draft);
        long minutes = Diagnosis.disorderMinutes(examination);
        if (minutes > 5 && !sample.isOfFiles()) {
            draft.set("churn.clock.disorder", minutes + " min");
        }
        QuietLimit.propose(examination, found, given, draft);
        List<String> problems = new ArrayList<>(Undecided.of(draft, survey));
        problems.addAll(Problems.of(examination, draft, sample.isOfFiles()));
        if (examination.content().bothWays() > 0) {
            draft.ask(
                    "%s orders have refunds one by one and as a sum so far, the first at %s: does the sum hold those refunds? Then both must have the same times, else the money goes back twice."
                            .formatted(
                                    DoctorText.count(examination.content().bothWays()),
                                    examination.content().bothWaysExample()));
        }
        lines.add("");
        lines.add(problems.isEmpty() ? "No problems found." : "What is wrong");
        problems.forEach(problem -> lines.add("  - " + problem));
        if (!draft.questions().isEmpty()) {
            lines.add("Questions only you can answer");
            draft.questions().forEach(question -> lines.add("  ? " + question));
        }
        lines.add("");
        lines.addAll(Diagnosis.of(examination, found.policy().occasionWindow()));
        CeilingCheck.settle(examination, found.policy(), draft, lines);
        settingsTo(lines, draft, all(draft), problems.isEmpty());
        return new Findings(lines, all(draft), draft.remarks(), problems.isEmpty());
    }

    private Map<String, String> all(Draft draft) {
        Map<String, String> all = new LinkedHashMap<>(draft.settings());
        all.putAll(given);
        return all;
    }

    private static String nothing(boolean healthy) {
        return healthy
                ? "# Nothing has to be set for these records.\n"
                : "# No setting was found for these records: see \"What is wrong\".\n";
    }

    private static void settingsTo(
            List<String> lines, Draft draft, Map<String, String> all, boolean healthy) {
        lines.add("");
        lines.add("Settings for the job (--config FILE)");
        String text = all.isEmpty() ? nothing(healthy) : text(all, draft.remarks());
        text.lines().forEach(line -> lines.add("  " + line));
        if (!draft.undecided().isEmpty()) {
            lines.add("Where a ? stands something must be decided: a run stops at it until then.");
        }
    }

    private static String text(Map<String, String> settings, Map<String, String> remarks) {
        StringBuilder text = new StringBuilder();
        settings.forEach(
                (key, value) -> {
                    if (remarks.containsKey(key)) {
                        text.append("# ").append(remarks.get(key)).append('\n');
                    }
                    text.append(SettingsLine.of(key, value)).append('\n');
                });
        return text.toString();
    }

    /** What a sample was recognised as. */
    record Recognised(String name, Draft draft) {}

    /** The record of an image, an envelope or a row. */
    static JsonNode image(JsonNode record) {
        JsonNode change = record.path("payload").has("op") ? record.get("payload") : record;
        return change.has("op") && change.path("after").isObject() ? change.get("after") : record;
    }
}
