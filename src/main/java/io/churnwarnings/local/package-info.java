/**
 * The command line of the local jar. Knows every room below it; no room knows it. Start with {@link
 * ChurnLocal}.
 */
package io.churnwarnings.local;
