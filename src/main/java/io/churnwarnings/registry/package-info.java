/**
 * Values whose schema is in a registry that speaks the protocol of Confluent's: a zero byte and the
 * four bytes of the schema's id come before the value. Knows the codec, Avro and Protobuf. Start
 * with {@link RegistryOpener}.
 */
package io.churnwarnings.registry;
