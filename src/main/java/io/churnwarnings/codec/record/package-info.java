/**
 * A record before and after it is decoded, and the reason for which it is rejected. Start with
 * {@link DecodedRecord}.
 */
package io.churnwarnings.codec.record;
