/**
 * Files of records, for tools and tests: streamed, one record in memory at a time. Knows the codec.
 * Start with {@link RecordFile}.
 */
package io.churnwarnings.codec.file;
