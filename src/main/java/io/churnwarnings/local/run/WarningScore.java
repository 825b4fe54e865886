package io.churnwarnings.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.churnwarnings.domain.policy.Stage;
import io.churnwarnings.tools.backtest.Orders;
import io.churnwarnings.tools.backtest.Score;
import io.churnwarnings.tools.backtest.Warned;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Compares the warnings of a synthetic shop with what its customers do next, which the generator
 * knows.
 */
public final class WarningScore {

    private final Map<Stage, Score> scores = new EnumMap<>(Stage.class);
    private final double horizonDays;
    private long backlog;

    /**
     * @param orders when customers buy, for ever
     * @param horizonDays a warning came true if there is no order for so many days
     */
    WarningScore(Orders orders, double horizonDays) {
        this.horizonDays = horizonDays;
        for (Stage stage : Stage.values()) {
            scores.put(stage, new Score(orders, horizonDays));
        }
    }

    /** Looks at an event of the job. */
    void hear(JsonNode event) {
        if (!Warned.isRaised(event)) {
            return;
        }
        if (event.path("backlog").asBoolean()) {
            // The customer had reached their line before warnings began.
            backlog++;
        } else {
            Warned warned = Warned.of(event);
            scores.get(warned.stage()).add(warned);
        }
    }

    /** The share of warnings that came true, a line per stage. */
    List<String> findings() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Came true      no purchase within %.0f days of the warning, as the shop's maker knows"
                        .formatted(horizonDays));
        if (backlog > 0) {
            lines.add(
                    "  not judged  %,11d  silent since before the first warning"
                            .formatted(backlog));
        }
        scores.forEach(
                (stage, score) -> {
                    if (score.judged() > 0) {
                        lines.add(line(stage, score));
                    }
                });
        return lines;
    }

    private static String line(Stage stage, Score score) {
        String line =
                "  %-11s %,11d  of %,d, %.1f %%"
                        .formatted(
                                stage.name().replace('_', ' '),
                                score.right(),
                                score.judged(),
                                100 * score.rightShare());
        return score.foretoldShare() == null
                ? line
                : line + "; predicted %.1f %%".formatted(100 * score.foretoldShare());
    }
}
