/**
 * Decisions about one customer: the events to publish and the profile to keep after a fact or a
 * watermark. Knows its own rooms and java only; time is passed in. Start with {@link
 * CustomerWatch}.
 */
package io.churnwarnings.domain;
