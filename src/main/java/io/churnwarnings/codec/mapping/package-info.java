/**
 * Where the fields of a record of any shape are, and how they are read. Start with {@link
 * InputMapping}.
 */
package io.churnwarnings.codec.mapping;
