/**
 * JSON (RFC 8259) read in one pass and written byte by byte, without a tree. Knows Jackson's parser
 * only. Start with {@link FactReader}.
 */
package io.churnwarnings.codec.json;
