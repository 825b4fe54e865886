/**
 * Values whose schema is in a registry. It speaks the protocol that Confluent's registry has and
 * others (Apicurio, Karapace, Redpanda) have as well; a value begins with a zero byte and the four
 * bytes of its schema's id.
 */
package io.churnwarnings.registry;
