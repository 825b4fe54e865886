package io.churnwarnings.job.settings;

import io.churnwarnings.codec.Encoding;
import io.churnwarnings.codec.ValueOpener;
import io.churnwarnings.codec.event.CloudEventsMode;
import io.churnwarnings.codec.event.EventForm;
import io.churnwarnings.codec.event.StructuredForm;
import io.churnwarnings.registry.EventSchema;
import io.churnwarnings.registry.RegistryAddress;
import io.churnwarnings.registry.RegistryOpener;

/**
 * How values are written.
 *
 * @param input those of the facts
 * @param warnings those of the events
 * @param cloudEvents where the events' attributes stand
 * @param registry where the schemas are; null if none is needed
 * @param register whether the events' schema may be registered
 */
public record Encodings(
        Encoding input,
        Encoding warnings,
        CloudEventsMode cloudEvents,
        RegistryAddress registry,
        boolean register) {

    /** What makes JSON of the facts. */
    public ValueOpener.Factory openers() {
        return input == Encoding.JSON
                ? ValueOpener.Factory.NONE
                : RegistryOpener.factory(input, registry);
    }

    /**
     * What becomes of the events' JSON; null if nothing. Sees to it that the registry has their
     * schema.
     *
     * @throws io.churnwarnings.registry.RegistryException if it has not
     */
    public EventForm form(String topic) {
        if (cloudEvents == CloudEventsMode.STRUCTURED) {
            return new StructuredForm();
        }
        return warnings == Encoding.JSON
                ? null
                : EventSchema.form(warnings, topic, registry, register);
    }

    /**
     * Fails at the start rather than at the first record.
     *
     * @throws io.churnwarnings.registry.RegistryException if there is no registry where the facts
     *     need one
     */
    public void checkRegistry() {
        if (input == Encoding.AVRO || input == Encoding.PROTOBUF) {
            EventSchema.checkRegistry(registry);
        }
    }
}
