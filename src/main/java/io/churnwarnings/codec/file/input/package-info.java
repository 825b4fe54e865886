/**
 * Files and folders as they are opened: type, packing, encoding, bounds. Start with {@link\n *
 * io.churnwarnings.codec.file.input.InputFiles}.
 */
package io.churnwarnings.codec.file.input;
