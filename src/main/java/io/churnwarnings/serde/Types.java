package io.churnwarnings.serde;

import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.codec.record.RawRecord;
import io.churnwarnings.codec.record.Rejection;
import io.churnwarnings.domain.ControlMessage;
import io.churnwarnings.domain.ProfileUpdate;
import io.churnwarnings.domain.WarningEvent;
import io.churnwarnings.domain.fact.CustomerFact;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** The types of everything that the job's operators hand to one another. */
public final class Types {

    /** The decoded form of one record of the source topic. */
    public static final TypeInformation<DecodedRecord> INGESTED =
            new ImmutableType<>(DecodedRecord.class, DecodedRecordSerializer::new);

    /** A fact and whose it is. */
    public static final TypeInformation<CustomerFact> CUSTOMER_FACT =
            new ImmutableType<>(CustomerFact.class, CustomerFactSerializer::new);

    /** A record that was not taken. */
    public static final TypeInformation<Rejection> REJECTION =
            new ImmutableType<>(Rejection.class, RejectionSerializer::new);

    /** An event to be published. */
    public static final TypeInformation<WarningEvent> WARNING_EVENT =
            new ImmutableType<>(WarningEvent.class, WarningEventSerializer::new);

    /** A record as it came. */
    public static final TypeInformation<RawRecord> RECEIVED =
            new ImmutableType<>(RawRecord.class, RawRecordSerializer::new);

    /** A validated control message. */
    public static final TypeInformation<ControlMessage> INSTRUCTION =
            new ImmutableType<>(ControlMessage.class, InstructionSerializer::new);

    /** An update of the profiles topic. */
    public static final TypeInformation<ProfileUpdate> PROFILE_UPDATE =
            new ImmutableType<>(ProfileUpdate.class, ProfileUpdateSerializer::new);

    private Types() {}
}
