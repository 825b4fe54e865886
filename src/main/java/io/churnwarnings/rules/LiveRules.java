package io.churnwarnings.rules;

import io.churnwarnings.domain.policy.LineKind;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.model.PopulationModel;
import io.churnwarnings.rules.Outcome.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules and models received while the job runs, and the rulebook they form with the job's
 * configuration. At any instant the document that took effect last is in force, of each kind; of
 * two that take effect at the same instant, the one that came last.
 *
 * <p>Immutable: the records of the topic, taken one after the other in the order of their offsets,
 * always give the same rules. Knows neither the wall clock nor where records come from.
 */
public final class LiveRules {

    private final PolicyMaker maker;
    private final long noticeMillis;

    /** In the order in which they take effect; at the same instant in that in which they came. */
    private final List<AcceptedDocument> instructions;

    private final Rulebook rulebook;

    private LiveRules(
            PolicyMaker maker,
            long noticeMillis,
            List<AcceptedDocument> instructions,
            Rulebook rulebook) {
        this.maker = maker;
        this.noticeMillis = noticeMillis;
        this.instructions = List.copyOf(instructions);
        this.rulebook = rulebook;
    }

    /**
     * The rules before the first record.
     *
     * @param noticeMillis how long before it takes effect a document must have been written
     */
    public static LiveRules of(Configured configured, long noticeMillis) {
        return new LiveRules(
                new PolicyMaker(configured),
                noticeMillis,
                List.of(),
                Rulebook.of(Objects.requireNonNull(configured.policy(), "policy")));
    }

    /** The rules over time. */
    public Rulebook rulebook() {
        return rulebook;
    }

    /**
     * Takes the next record of the topic.
     *
     * @param key null if it has none
     * @param value null if it has none
     * @param kafkaTimestamp the record's, UTC epoch milliseconds
     */
    public Outcome accept(byte[] key, byte[] value, long kafkaTimestamp) {
        List<String> mistakes = new ArrayList<>();
        AcceptedDocument read = read(key, value, mistakes);
        return read == null ? refused(null, mistakes) : take(read, kafkaTimestamp, mistakes);
    }

    /**
     * Takes a record again that was accepted before, in the order of then. It met the notice period
     * then, so the current one does not apply; it is refused only if the job's configuration now
     * contradicts it.
     */
    public Outcome restore(byte[] key, byte[] value) {
        List<String> mistakes = new ArrayList<>();
        AcceptedDocument read = read(key, value, mistakes);
        return read == null ? refused(null, mistakes) : takeInTime(read, mistakes);
    }

    /** The outcome of a document, given a sufficient notice and the right key. */
    public Outcome check(byte[] document) {
        List<String> mistakes = new ArrayList<>();
        AcceptedDocument read = AcceptedDocumentReader.read(document, lines(), mistakes);
        return read == null ? refused(null, mistakes) : takeInTime(read, mistakes);
    }

    private LineKind lines() {
        return rulebook.first().line().kind();
    }

    private AcceptedDocument read(byte[] key, byte[] value, List<String> mistakes) {
        AcceptedDocument read = AcceptedDocumentReader.read(value, lines(), mistakes);
        if (read != null) {
            AcceptedDocumentReader.checkKey(key, read.version(), mistakes);
        }
        return read;
    }

    private Outcome takeInTime(AcceptedDocument read, List<String> mistakes) {
        return take(read, read.effectiveFrom() - noticeMillis, mistakes);
    }

    private Outcome take(AcceptedDocument read, long writtenAt, List<String> mistakes) {
        AcceptedDocument before = known(read);
        if (before != null) {
            if (mistakes.isEmpty() && Arrays.equals(before.document(), read.document())) {
                return new Outcome(Kind.REPEATED, this, read.version(), 0, List.of());
            }
            mistakes.add(
                    "version '"
                            + read.version()
                            + "' was published before and says something else: give this document a"
                            + " version of its own");
        }
        checkNotice(read.effectiveFrom(), writtenAt, mistakes);
        if (read.content() instanceof PopulationModel model) {
            checkCurrency(model, mistakes);
        }
        if (!mistakes.isEmpty()) {
            return refused(read.version(), mistakes);
        }
        LiveRules next = with(read);
        Set<String> unsound = next.mistakesFrom(read.effectiveFrom());
        return unsound.isEmpty()
                ? new Outcome(Kind.ACCEPTED, next, read.version(), read.effectiveFrom(), List.of())
                : refused(read.version(), List.copyOf(unsound));
    }

    private Outcome refused(String version, List<String> mistakes) {
        return new Outcome(Kind.REFUSED, this, version, 0, mistakes);
    }

    private AcceptedDocument known(AcceptedDocument read) {
        for (AcceptedDocument instruction : instructions) {
            if (instruction.kind() == read.kind() && instruction.version().equals(read.version())) {
                return instruction;
            }
        }
        return null;
    }

    private void checkNotice(long effectiveFrom, long writtenAt, List<String> mistakes) {
        long earliest = writtenAt + noticeMillis;
        if (effectiveFrom != Long.MIN_VALUE && effectiveFrom < earliest) {
            mistakes.add(
                    "effectiveFrom is "
                            + Instant.ofEpochMilli(effectiveFrom)
                            + ", but must be "
                            + noticeMillis / 1_000
                            + " s or more after the record was written, so not before "
                            + Instant.ofEpochMilli(earliest)
                            + ": publish it again with a later time");
        }
    }

    private void checkCurrency(PopulationModel model, List<String> mistakes) {
        String base = rulebook.first().rfm().rates().base();
        if (model.countsMoney() && !model.currency().equals(base)) {
            mistakes.add(
                    "currency is %s, but must be %s, the base currency of the job"
                            .formatted(model.currency(), base));
        }
    }

    private LiveRules with(AcceptedDocument added) {
        List<AcceptedDocument> all = new ArrayList<>(instructions);
        int at = all.size();
        while (at > 0 && all.get(at - 1).effectiveFrom() > added.effectiveFrom()) {
            at--;
        }
        all.add(at, added);
        boolean last = at == instructions.size();
        return new LiveRules(
                maker,
                noticeMillis,
                all,
                last
                        ? rulebook.with(added.effectiveFrom(), policy(all, added.effectiveFrom()))
                        : rulebook(all));
    }

    private Rulebook rulebook(List<AcceptedDocument> all) {
        Rulebook made = Rulebook.of(rulebook.first());
        InForce inForce = InForce.NOTHING;
        for (int i = 0; i < all.size(); i++) {
            AcceptedDocument document = all.get(i);
            inForce = inForce.with(document);
            long instant = document.effectiveFrom();
            if (i + 1 == all.size() || all.get(i + 1).effectiveFrom() != instant) {
                made = made.with(instant, maker.policy(inForce));
            }
        }
        return made;
    }

    private Set<String> mistakesFrom(long effectiveFrom) {
        Set<String> mistakes = new LinkedHashSet<>();
        for (long instant : instants(instructions)) {
            if (instant >= effectiveFrom) {
                mistakes.addAll(PolicyCheck.mistakes(rulebook.at(instant)));
            }
        }
        return mistakes;
    }

    private static Set<Long> instants(List<AcceptedDocument> all) {
        Set<Long> instants = new TreeSet<>();
        all.forEach(instruction -> instants.add(instruction.effectiveFrom()));
        return instants;
    }

    private Policy policy(List<AcceptedDocument> all, long instant) {
        InForce inForce = InForce.NOTHING;
        for (AcceptedDocument instruction : all) {
            if (instruction.effectiveFrom() <= instant) {
                inForce = inForce.with(instruction);
            }
        }
        return maker.policy(inForce);
    }
}
