/**
 * Where the fields of a record of any shape are, and how they are read. Start with {@link\n *
 * io.churnwarnings.codec.mapping.InputMapping}.
 */
package io.churnwarnings.codec.mapping;
