/** Files of records, for tools and tests: streamed, one record in memory at a time. */
package io.churnwarnings.codec.file;
