package io.churnwarnings.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.apicurio.registry.resolver.client.RegistryClientFacade;
import io.apicurio.registry.resolver.client.RegistryClientFacadeImpl;
import io.apicurio.registry.rest.client.RegistryClient;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.apicurio.registry.serde.config.SerdeConfig;
import io.apicurio.registry.serde.protobuf.ProtobufDeserializer;
import io.apicurio.registry.serde.protobuf.ProtobufKafkaSerializer;
import io.apicurio.registry.utils.protobuf.schema.FileDescriptorUtils;
import io.kiota.http.jdk.JDKRequestAdapter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericArray;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * A shop with purchases and events in Avro or Protobuf, written and read by third-party
 * serializers.
 */
final class ForeignValues {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Two versions of the shop's own schema, as it grows. */
    private static final String AVRO =
            """
            {"type":"record","name":"ShopOrder","namespace":"shop","fields":[%s
              {"name":"number","type":"string"},
              {"name":"buyer","type":{"type":"record","name":"Buyer","fields":[
                 {"name":"id","type":["null","string"]}]}},
              {"name":"at","type":{"type":"long","logicalType":"timestamp-micros"}},
              {"name":"status","type":{"type":"enum","name":"Status","symbols":["BACK","PAID","VOID","PING"]}},
              {"name":"total","type":["null",{"type":"bytes","logicalType":"decimal","precision":18,"scale":4}]},
              {"name":"money","type":["null","string"]}]}
            """;

    private static final String PROTOBUF =
            """
            syntax = "proto3";
            package shop;
            import "google/protobuf/timestamp.proto";
            message Unused { string x = 1; }
            message ShopOrder {
              enum Status { BACK = 0; PAID = 1; VOID = 2; PING = 3; }
              message Buyer { optional string id = 1; }
              string number = 1;
              Buyer buyer = 2;
              google.protobuf.Timestamp at = 3;
              Status status = 4;
              optional string total = 5;
              optional string money = 6;
              %s
            }
            """;

    /** The mapping of the shop's records to facts, in either format. */
    static final Map<String, String> MAPPING =
            Map.of(
                    "order-id", "/number",
                    "customer-id", "/buyer/id",
                    "occurred-at", "/at",
                    "type", "/status",
                    "types", "PAID:purchase,VOID:cancellation,BACK:refund,PING:heartbeat",
                    "amount", "/total",
                    "currency", "/money");

    private final Map<String, Schema> avro = new HashMap<>();
    private final Map<String, Descriptor> protobuf = new HashMap<>();
    private final AvroKafkaSerializer<Object> avroOut;
    private final AvroKafkaDeserializer<GenericRecord> avroIn;
    private final ProtobufKafkaSerializer<Message> olderProtobufOut;
    private final ProtobufKafkaSerializer<Message> newerProtobufOut;
    private final ProtobufDeserializer<Message> protobufIn;

    ForeignValues(String registryUrl) {
        // What the serializers make by themselves needs Vert.x; the registry answers HTTP/2 with
        // errors.
        JDKRequestAdapter http =
                new JDKRequestAdapter(
                        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
        http.setBaseUrl(registryUrl);
        RegistryClientFacade registry = new RegistryClientFacadeImpl(new RegistryClient(http));
        avroOut = new AvroKafkaSerializer<>(registry);
        avroIn = new AvroKafkaDeserializer<>(registry);
        // One takes all messages without a class of their own to be of the first one's schema.
        olderProtobufOut = new ProtobufKafkaSerializer<>(registry);
        newerProtobufOut = new ProtobufKafkaSerializer<>(registry);
        protobufIn = new ProtobufDeserializer<>(registry);
        Map<String, Object> client = new HashMap<>();
        client.put("apicurio.registry.url", registryUrl);
        client.put("apicurio.registry.auto-register", true);
        client.put("apicurio.registry.serde.validation-enabled", false);
        client.put("apicurio.registry.serde.read-indexes", true);
        client.put("apicurio.registry.serde.read-type-ref", false);
        client.put(
                "apicurio.registry.deserializer.value.return-class",
                DynamicMessage.class.getName());
        avroOut.configure(client, false);
        avroIn.configure(client, false);
        // By its name, as they do by themselves, and by its number, as others do.
        olderProtobufOut.configure(client, false);
        Map<String, Object> others = new HashMap<>(client);
        others.put("apicurio.registry.serde.send-indexes", true);
        others.put("apicurio.registry.serde.send-type-ref", false);
        newerProtobufOut.configure(others, false);
        protobufIn.configure(new SerdeConfig(client), false);
        // It skips which message it is.
        protobufIn.setMessageTypeName("Event");
    }

    /** A canonical fact as the shop would write it in Avro. */
    byte[] avro(String topic, String fact, boolean newer) throws IOException {
        String more =
                newer ? "{\"name\":\"channel\",\"type\":\"string\",\"default\":\"web\"}," : "";
        Schema schema = avro.computeIfAbsent(more, m -> parse(AVRO.formatted(m)));
        JsonNode json = JSON.readTree(fact);
        GenericRecord order = new GenericData.Record(schema);
        GenericRecord buyer = new GenericData.Record(schema.getField("buyer").schema());
        buyer.put("id", json.path("customerId").textValue());
        order.put("number", json.path("orderId").asText());
        order.put("buyer", buyer);
        order.put("at", json.path("occurredAt").longValue() * 1000);
        order.put(
                "status",
                new GenericData.EnumSymbol(schema.getField("status").schema(), status(json)));
        if (json.has("amount")) {
            BigInteger units =
                    new BigDecimal(json.path("amount").asText()).setScale(4).unscaledValue();
            order.put("total", ByteBuffer.wrap(units.toByteArray()));
        }
        order.put("money", json.path("currency").textValue());
        if (newer) {
            order.put("channel", "app");
        }
        return avroOut.serialize(topic, order);
    }

    /** The same in Protobuf. */
    byte[] protobuf(String topic, String fact, boolean newer) throws Exception {
        JsonNode json = JSON.readTree(fact);
        String more = newer ? "string channel = 7;" : "";
        Descriptor type = protobuf.get(more);
        if (type == null) {
            type =
                    FileDescriptorUtils.protoFileToFileDescriptor(
                                    PROTOBUF.formatted(more), "orders.proto", Optional.of("shop"))
                            .findMessageTypeByName("ShopOrder");
            protobuf.put(more, type);
        }
        Instant at = Instant.ofEpochMilli(json.path("occurredAt").longValue());
        ObjectNode order = JSON.createObjectNode();
        order.put("number", json.path("orderId").asText());
        order.putObject("buyer").put("id", json.path("customerId").asText());
        order.put("at", at.toString());
        order.put("status", status(json));
        if (json.has("amount")) {
            order.put("total", json.path("amount").asText());
        }
        if (json.has("currency")) {
            order.put("money", json.path("currency").asText());
        }
        if (newer) {
            order.put("channel", "app");
        }
        DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
        JsonFormat.parser().merge(order.toString(), message);
        return (newer ? newerProtobufOut : olderProtobufOut).serialize(topic, message.build());
    }

    private static Schema parse(String schema) {
        return new Schema.Parser().parse(schema);
    }

    private static String status(JsonNode fact) {
        return switch (fact.path("type").asText()) {
            case "purchase" -> "PAID";
            case "cancellation" -> "VOID";
            case "refund" -> "BACK";
            default -> "PING";
        };
    }

    /** An event as a reader has it. */
    Map<String, Object> readAvro(String topic, byte[] value) {
        return plain(tree(avroIn.deserialize(topic, value)));
    }

    /** The same of Protobuf. */
    Map<String, Object> readProtobuf(String topic, byte[] value) throws IOException {
        return plain(
                JSON.readTree(
                        JsonFormat.printer()
                                .alwaysPrintFieldsWithNoPresence()
                                .print(protobufIn.deserializeData(topic, value))));
    }

    /** By what it says, and not by how that is written. */
    static Map<String, Object> plain(JsonNode event) {
        Map<String, Object> plain = new TreeMap<>();
        event.fields()
                .forEachRemaining(
                        field -> {
                            String name = field.getKey();
                            JsonNode value = field.getValue();
                            if (value.isNull() || value.isArray() && value.isEmpty()) {
                                return;
                            }
                            if (value.isObject()) {
                                plain.put(name, plain(value));
                            } else if (name.endsWith("At")) {
                                plain.put(name, Instant.parse(value.asText()));
                            } else if (name.equals("monetary")) {
                                plain.put(name, new BigDecimal(value.asText()).setScale(4));
                            } else {
                                plain.put(name, value.isNumber() ? value.asDouble() : value);
                            }
                        });
        return plain;
    }

    private static JsonNode tree(GenericRecord record) {
        ObjectNode tree = JSON.createObjectNode();
        for (Schema.Field field : record.getSchema().getFields()) {
            Object value = record.get(field.pos());
            if (value instanceof GenericRecord inner) {
                tree.set(field.name(), tree(inner));
            } else if (value instanceof ByteBuffer bytes) {
                tree.put(field.name(), new BigDecimal(new BigInteger(bytes.array()), 4));
            } else if (value instanceof GenericArray<?> array) {
                array.forEach(word -> tree.withArray(field.name()).add(word.toString()));
            } else if (value instanceof Long millis) {
                tree.put(field.name(), Instant.ofEpochMilli(millis).toString());
            } else if (value instanceof CharSequence text) {
                tree.put(field.name(), text.toString());
            } else {
                tree.set(field.name(), JSON.valueToTree(value));
            }
        }
        return tree;
    }
}
