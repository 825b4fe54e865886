package io.churnwarnings.operator;

import io.churnwarnings.domain.CustomerProfile;
import io.churnwarnings.domain.CustomerView;
import io.churnwarnings.domain.ProfileUpdate;
import io.churnwarnings.domain.Rulebook;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/** Hands on what has become of customers, to whoever keeps their profiles. */
final class ProfileOutput {

    private final ProfileWriter writer;
    private final OutputTag<ProfileUpdate> tag;
    private final Output<?> output;

    ProfileOutput(ProfileWriter writer, OutputTag<ProfileUpdate> tag, Output<?> output) {
        this.writer = writer;
        this.tag = tag;
        this.output = output;
    }

    /** The customer is not what he was, or his next line is another one. */
    void changed(String customerId, CustomerProfile profile, long clock, Rulebook rules) {
        byte[] value =
                profile.isEmpty()
                        ? null
                        : writer.write(customerId, CustomerView.of(profile, clock, rules));
        output.collect(tag, new StreamRecord<>(new ProfileUpdate(customerId, value)));
    }
}
