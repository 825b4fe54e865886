package io.churnwarnings.operator;

import io.churnwarnings.domain.ProfileUpdate;
import io.churnwarnings.serde.Types;
import org.apache.flink.util.OutputTag;

/** The side output of the keyed operator for profiles, if they are enabled. */
public final class Profiles {

    public static final OutputTag<ProfileUpdate> TAG =
            new OutputTag<>("profiles", Types.PROFILE_UPDATE);

    private Profiles() {}
}
