/**
 * The command line of the local jar. Knows everything; nothing but the main jar's users know it.
 * Start with {@link ChurnLocal}.
 */
package io.churnwarnings.local;
