/**
 * Holds Avro and Protobuf as JSON and back, within bounds that no record can break.
 *
 * <p>Knows the encodings alone, no registry. Start with {@link
 * io.churnwarnings.registry.payload.PayloadReader}.
 */
package io.churnwarnings.registry.payload;
