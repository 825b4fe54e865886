/**
 * Files and folders as they are opened: type, packing, encoding, bounds. Start with {@link
 * InputFiles}.
 */
package io.churnwarnings.codec.file.input;
