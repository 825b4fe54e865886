/**
 * Main classes of the job: they parse their arguments and call. Knows the job and the savepoint
 * tools. Start with {@link ChurnWarningsJob}.
 */
package io.churnwarnings;
