/**
 * Decisions about one customer: what to publish and what to keep after a fact or a watermark. Knows
 * its own rooms and java only; time is passed in. Start with {@link CustomerWatch}.
 */
package io.churnwarnings.domain;
