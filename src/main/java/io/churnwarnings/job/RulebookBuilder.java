package io.churnwarnings.job;

import io.churnwarnings.codec.json.HarmlessText;
import io.churnwarnings.domain.ControlMessage;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.job.settings.ControlSettings;
import io.churnwarnings.operator.control.RulebookReader;
import io.churnwarnings.rules.Configured;
import io.churnwarnings.rules.LiveRules;
import io.churnwarnings.rules.Outcome;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds the rulebook from accepted documents. Documents that the configuration of a later start
 * makes invalid are left out, in every subtask; without a rules topic all of them are.
 */
final class RulebookBuilder implements RulebookReader {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(RulebookBuilder.class);

    private final Configured configured;
    private final ControlSettings settings;

    RulebookBuilder(Configured configured, ControlSettings settings) {
        this.configured = Objects.requireNonNull(configured, "configured");
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    @Override
    public Growing begin() {
        return new Growing() {
            private LiveRules rules = empty();

            @Override
            public void add(ControlMessage accepted) {
                rules = with(rules, accepted);
            }

            @Override
            public Rulebook rulebook() {
                return rules.rulebook();
            }
        };
    }

    LiveRules rules(Iterable<ControlMessage> accepted) {
        LiveRules rules = empty();
        for (ControlMessage document : accepted) {
            rules = with(rules, document);
        }
        return rules;
    }

    private LiveRules empty() {
        return LiveRules.of(configured, settings.notice().toMillis());
    }

    private LiveRules with(LiveRules rules, ControlMessage accepted) {
        if (settings.rulesTopic() == null) {
            return rules;
        }
        Outcome outcome = rules.restore(accepted.key(), accepted.value());
        if (outcome.isRefused()) {
            LOG.warn(
                    "Version '{}' was accepted before this start of the job, but does not go"
                            + " with its configuration and is left out: {}",
                    HarmlessText.line(String.valueOf(outcome.version())),
                    HarmlessText.line(outcome.detail()));
        }
        return outcome.rules();
    }
}
