package io.churnwarnings.operator;

import io.churnwarnings.domain.ProfileUpdate;
import io.churnwarnings.serde.Types;
import org.apache.flink.util.OutputTag;

/** Where the profiles come out of the keyed operator, if it is told to write them. */
public final class Profiles {

    public static final OutputTag<ProfileUpdate> TAG =
            new OutputTag<>("profiles", Types.PROFILE_UPDATE);

    private Profiles() {}
}
