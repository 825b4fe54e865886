/** Sorts what does not fit into memory. Knows nothing of records. Start with ExternalSort. */
package io.churnwarnings.codec.file.sort;
