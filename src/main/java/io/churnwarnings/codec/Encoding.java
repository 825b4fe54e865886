package io.churnwarnings.codec;

/**
 * How the values of a topic are written. All but {@link #JSON} begin with the id that their schema
 * has in a registry.
 */
public enum Encoding {
    JSON("json", "application/json"),
    AVRO("avro", "application/avro"),
    PROTOBUF("protobuf", "application/protobuf"),
    /** JSON whose schema is in the registry. */
    JSON_SCHEMA("json-schema", "application/json");

    private final String text;
    private final String contentType;

    Encoding(String text, String contentType) {
        this.text = text;
        this.contentType = contentType;
    }

    /** The content type of such values in a header. */
    public String contentType() {
        return contentType;
    }

    /** The name as registries have it. */
    public String schemaType() {
        return name().replace("_SCHEMA", "");
    }

    /** As it is written in a configuration. */
    @Override
    public String toString() {
        return text;
    }
}
