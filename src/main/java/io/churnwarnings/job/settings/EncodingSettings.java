package io.churnwarnings.job.settings;

import io.churnwarnings.codec.Encoding;
import io.churnwarnings.codec.event.CloudEventsMode;
import io.churnwarnings.job.config.OptionParsers;
import io.churnwarnings.job.config.SettingsReader;
import io.churnwarnings.job.options.InputOptions;
import io.churnwarnings.job.options.RegistryOptions;
import io.churnwarnings.job.options.WarningOptions;
import io.churnwarnings.registry.RegistryAddress;
import java.util.Optional;
import org.apache.flink.configuration.ConfigOption;

/** Reads how values are written, and where their schemas are. */
final class EncodingSettings {

    private static final String ENCODING = "json, avro, protobuf or json-schema";

    private EncodingSettings() {}

    static Encodings read(SettingsReader reader) {
        Encoding input = reader.required(InputOptions.ENCODING, ENCODING);
        Encoding warnings = reader.required(WarningOptions.ENCODING, ENCODING);
        CloudEventsMode cloudEvents =
                reader.required(WarningOptions.CLOUD_EVENTS, "binary or structured");
        if (cloudEvents == CloudEventsMode.STRUCTURED && warnings != Encoding.JSON) {
            reader.mistake(
                    WarningOptions.CLOUD_EVENTS.key()
                            + " is structured, which is JSON, but "
                            + WarningOptions.ENCODING.key()
                            + " is "
                            + warnings
                            + ": leave one of them out");
        }
        RegistryAddress registry = registry(reader);
        // What follows the id is read without the schema.
        boolean asked = input == Encoding.AVRO || input == Encoding.PROTOBUF;
        if ((asked || warnings != Encoding.JSON)
                && registry == null
                && reader.sound(RegistryOptions.URL)) {
            reader.fault(
                    RegistryOptions.URL,
                    "the URL of the registry that has the schemas of "
                            + (asked ? InputOptions.ENCODING : WarningOptions.ENCODING).key());
        }
        return new Encodings(
                input, warnings, cloudEvents, registry, reader.flag(RegistryOptions.REGISTER));
    }

    private static RegistryAddress registry(SettingsReader reader) {
        Optional<String> url = url(reader);
        String user = text(reader, RegistryOptions.USER);
        String password = text(reader, RegistryOptions.PASSWORD);
        if (password != null && user == null) {
            reader.mistake(
                    RegistryOptions.PASSWORD.key()
                            + " is set, but "
                            + RegistryOptions.USER.key()
                            + " is not");
        }
        String token = text(reader, RegistryOptions.TOKEN);
        return url.map(u -> new RegistryAddress(u, user, password, token)).orElse(null);
    }

    private static Optional<String> url(SettingsReader reader) {
        String written = text(reader, RegistryOptions.URL);
        if (written != null && written.contains("@")) {
            // Not shown: it may have a password.
            reader.mistake(
                    RegistryOptions.URL,
                    RegistryOptions.URL.key()
                            + " has an @: a user and a password stand in "
                            + RegistryOptions.USER.key()
                            + " and "
                            + RegistryOptions.PASSWORD.key());
            return Optional.empty();
        }
        return reader.parsed(
                RegistryOptions.URL,
                "an http or https URL without ? and #",
                OptionParsers::httpUrl);
    }

    private static String text(SettingsReader reader, ConfigOption<String> option) {
        return reader.read(option, "a text").orElse(null);
    }
}
