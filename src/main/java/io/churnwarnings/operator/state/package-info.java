/**
 * A customer's profile as bytes, and orders appended to these bytes. Knows the domain, the cached
 * entry and serde. Start with {@link CustomerCodec}.
 */
package io.churnwarnings.operator.state;
