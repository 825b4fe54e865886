/**
 * Timers by key: a two-level timing wheel, persisted in chunks by key group. Knows Flink's key
 * groups only. Start with {@link Timers}.
 */
package io.churnwarnings.store.timer;
