package io.churnwarnings.tools.backtest;

import io.churnwarnings.domain.policy.Stage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Counts the warnings of the shop's own lines by kind of customer. */
final class SegmentTally implements Tally {

    private final Supplier<Score> empty;
    private final Map<Stage, Map<String, Map<String, Score>>> scores = new EnumMap<>(Stage.class);

    /**
     * Nothing counted yet.
     *
     * @param empty makes scores
     */
    SegmentTally(Supplier<Score> empty) {
        this.empty = empty;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of();
    }

    @Override
    public void add(Warned warned) {
        add(warned, "type", warned.type().name());
        add(warned, "value", warned.value().name());
    }

    private void add(Warned warned, String by, String name) {
        scores.computeIfAbsent(warned.stage(), stage -> new TreeMap<>())
                .computeIfAbsent(by, kind -> new TreeMap<>())
                .computeIfAbsent(name, kind -> empty.get())
                .add(warned);
    }

    /** By line, then by type, then by value. */
    List<Segment> segments() {
        List<Segment> segments = new ArrayList<>();
        scores.forEach(
                (stage, kinds) ->
                        kinds.forEach(
                                (by, names) ->
                                        names.forEach(
                                                (name, score) ->
                                                        segments.add(
                                                                segment(stage, by, name, score)))));
        return segments;
    }

    private static Segment segment(Stage stage, String by, String name, Score score) {
        return new Segment(
                stage.name(),
                by,
                name,
                score.warnings(),
                score.judged(),
                score.right(),
                score.rightShare());
    }
}
