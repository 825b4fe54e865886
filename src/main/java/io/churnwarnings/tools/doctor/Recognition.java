package io.churnwarnings.tools.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.churnwarnings.codec.DecodingRules;
import io.churnwarnings.codec.mapping.FieldPath;
import io.churnwarnings.codec.mapping.InputMapping;
import io.churnwarnings.codec.mapping.MappedField;
import io.churnwarnings.tools.doctor.shape.Draft;
import io.churnwarnings.tools.doctor.shape.Field;
import io.churnwarnings.tools.doctor.shape.FieldPlaces;
import io.churnwarnings.tools.doctor.shape.Guesses;
import io.churnwarnings.tools.doctor.shape.Identity;
import io.churnwarnings.tools.doctor.shape.Marks;
import io.churnwarnings.tools.doctor.shape.RecordsPlace;
import io.churnwarnings.tools.doctor.shape.Roles;
import io.churnwarnings.tools.doctor.shape.Sample;
import io.churnwarnings.tools.doctor.shape.Survey;
import io.churnwarnings.tools.doctor.shape.TimeFormats;
import io.churnwarnings.tools.doctor.shape.TimeGuess;
import io.churnwarnings.tools.input.JobRules;
import io.churnwarnings.tools.input.UsageException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Recognises the shape of records: canonical, that of a known source, or one of their own. */
final class Recognition {

    private static final List<String> CANONICAL = List.of("/orderId", "/customerId", "/occurredAt");
    private static final Set<String> ROWS = Set.of("/customer_id", "/order_id", "/event_time");

    private final Sample sample;
    private final DecodingRules told;
    private final Function<Map<String, String>, JobRules.Rules> rules;
    private final int most;

    Recognition(
            Sample sample,
            DecodingRules told,
            Function<Map<String, String>, JobRules.Rules> rules,
            int most) {
        this.sample = sample;
        this.told = told;
        this.rules = rules;
        this.most = most;
    }

    Doctor.Recognised of(Survey survey) throws Exception {
        if (CANONICAL.stream().allMatch(survey::has)) {
            return new Doctor.Recognised("canonical facts", new Draft());
        }
        String array = RecordsPlace.of(survey);
        if (array != null) {
            Survey inside = new Survey();
            values(value -> value.at(FieldPlaces.plain(array)).forEach(inside::addRecord));
            String listed = Marks.of(inside);
            boolean isKnown = listed != null && isThere(listed);
            Draft draft = isKnown ? known(listed, inside, array) : draft(inside, array);
            draft.map("records", array);
            if (isKnown) {
                return new Doctor.Recognised(
                        "values that hold several records of " + listed + ", at " + array, draft);
            }
            return new Doctor.Recognised("values that hold several records, at " + array, draft);
        }
        if (sample.isOfFiles() && ROWS.stream().allMatch(survey::has)) {
            Draft draft = new Draft();
            Field time = survey.field("/event_time");
            TimeGuess guess = time == null ? null : TimeGuess.of(time);
            if (guess != null && guess.needsZone() && guess.format().equals("iso")) {
                TimeFormats.propose(time, survey, draft);
            }
            if (guess != null && guess.format().equals("iso")) {
                return new Doctor.Recognised("rows under the header that needs no mapping", draft);
            }
        }
        String known = Marks.of(survey);
        if (known != null && isThere(known)) {
            return new Doctor.Recognised("records of " + known, known(known, survey, null));
        }
        String shape =
                survey.areChanges()
                        ? "rows in Debezium's change events"
                        : "records of a shape of their own";
        return new Doctor.Recognised(
                survey.areEnvelopes() ? shape + ", in CloudEvents" : shape, draft(survey, null));
    }

    private boolean isThere(String preset) {
        try {
            rules.apply(Map.of(Draft.INPUT + "format", preset));
            return true;
        } catch (UsageException e) {
            return false;
        }
    }

    /** The settings needed beyond the name of a known shape. */
    private Draft known(String name, Survey survey, String array) throws Exception {
        Draft draft = new Draft();
        draft.set(Draft.INPUT + "format", name);
        InputMapping mapping = rules.apply(draft.settings()).decoding().mapping();
        FieldPath type = mapping.paths().get(MappedField.TYPE);
        Field words = type == null ? null : survey.field(FieldPlaces.plain(type.toString()));
        if (words != null && !mapping.types().containsKey(InputMapping.ANY)) {
            draft.typeAt(type.toString());
            StringBuilder unknown = new StringBuilder();
            for (String word : words.values.keySet()) {
                if (!mapping.types().containsKey(word)) {
                    unknown.append(unknown.isEmpty() ? "" : ",")
                            .append(word.replaceAll("([\\\\,|&*:])", "\\\\$1"))
                            .append(":?");
                }
            }
            draft.map("types", unknown.isEmpty() ? null : unknown.toString());
        }
        identity(draft, survey, mapping.paths().get(MappedField.CUSTOMER_ID).toString(), array);
        return draft;
    }

    private Draft draft(Survey survey, String array) throws Exception {
        Draft draft = Guesses.of(survey, sample.isOfFiles());
        identity(draft, survey, draft.mapped("customer-id"), array);
        if (sample.isOfFiles() && draft.mapped("currency") == null) {
            MoneySign.propose(told.baseCurrency(), survey, draft);
        }
        return draft;
    }

    /** Goes by the e-mail where ids do not tell who came back. */
    private void identity(Draft draft, Survey survey, String idPlace, String array)
            throws Exception {
        Optional<Field> mail =
                survey.fields().stream()
                        .filter(Roles::isMail)
                        .min(Comparator.comparingInt(Field::depth));
        if (mail.isEmpty() || idPlace.equals("?") || idPlace.equals(mail.get().pointer)) {
            return;
        }
        String alone = idPlace.split(" \\| ")[0];
        Identity identity = new Identity(alone, mail.get().pointer);
        values(
                value -> {
                    if (array == null) {
                        identity.add(Doctor.image(value));
                    } else {
                        value.at(FieldPlaces.plain(array)).forEach(identity::add);
                    }
                });
        if (identity.better() != null) {
            draft.map("customer-id", identity.better());
            draft.remark(Draft.MAPPING + "customer-id", identity.why());
            draft.ask(identity.why());
        }
    }

    private void values(Consumer<JsonNode> taker) throws Exception {
        sample.values(
                told,
                most,
                bytes -> {
                    JsonNode value = Survey.parse(bytes);
                    if (value != null && value.isObject()) {
                        taker.accept(value);
                    } else if (value != null && value.isArray()) {
                        value.forEach(taker);
                    }
                });
    }
}
