/**
 * JVMs of their own, and the processor time and memory that they take. Knows local.cluster. Start
 * with {@link Jvm}.
 */
package io.churnwarnings.local.bench.process;
