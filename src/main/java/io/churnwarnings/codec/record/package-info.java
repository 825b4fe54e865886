/**
 * A record before and after it is decoded, and the reason for which it is rejected. Start with\n *
 * {@link io.churnwarnings.codec.record.DecodedRecord}.
 */
package io.churnwarnings.codec.record;
