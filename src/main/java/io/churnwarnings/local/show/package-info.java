/**
 * A made-up shop played against the wall clock, years in seconds. Knows local.cluster and record
 * files. Start with {@link LiveShow}.
 */
package io.churnwarnings.local.show;
