/**
 * The items of a file: rows, lines, elements of an array, joined lines of orders. Start with {@link
 * Items}.
 */
package io.churnwarnings.codec.file.item;
