package io.churnwarnings.operator;

import io.churnwarnings.domain.CustomerView;
import io.churnwarnings.domain.Decision;
import io.churnwarnings.domain.ProfileUpdate;
import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.state.CustomerProfile;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Emits warning events and, if configured, profile updates. */
final class CustomerOutput {

    private final Output<StreamRecord<WarningEvent>> output;
    private final ChurnMetrics metrics;

    /** Null if the job emits no profiles. */
    private final ProfileWriter profiles;

    CustomerOutput(
            Output<StreamRecord<WarningEvent>> output,
            ChurnMetrics metrics,
            ProfileWriter profiles) {
        this.output = output;
        this.metrics = metrics;
        this.profiles = profiles;
    }

    void events(Decision decision) {
        for (WarningEvent event : decision.events()) {
            event(event);
        }
    }

    void event(WarningEvent event) {
        metrics.event(event);
        output.collect(new StreamRecord<>(event, event.occurredAt()));
    }

    boolean wantsProfiles() {
        return profiles != null;
    }

    /**
     * Emits the profile of a customer whose state or next threshold has changed.
     *
     * @param profile empty if the customer was removed
     */
    void profile(String customerId, CustomerProfile profile, long clock, Rulebook rules) {
        if (profiles == null) {
            return;
        }
        byte[] value =
                profile.isEmpty()
                        ? null
                        : profiles.write(customerId, CustomerView.of(profile, clock, rules));
        output.collect(Profiles.TAG, new StreamRecord<>(new ProfileUpdate(customerId, value)));
    }
}
