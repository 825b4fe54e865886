/**
 * Rows of text files: how they are written (separator, decimal sign), and their cells. The grammar
 * is that of FastCSV; here is what it does not bear. Start with Rows.
 */
package io.churnwarnings.codec.file.row;
