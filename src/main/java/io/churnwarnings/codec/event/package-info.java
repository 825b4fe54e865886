/**
 * Events and profiles as JSON, bare or as CloudEvents. Knows the domain and codec.json. Start with
 * {@link EventEncoder}.
 */
package io.churnwarnings.codec.event;
