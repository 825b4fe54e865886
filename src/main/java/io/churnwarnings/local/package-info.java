/** The command line of the local jar; it knows every room below. Start with {@link ChurnLocal}. */
package io.churnwarnings.local;
