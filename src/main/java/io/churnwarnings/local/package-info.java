<<<<<<< ours
/**
 * The command line of the local jar. Knows every room below it; no room knows it. Start with {@link
 * ChurnLocal}.
 */
=======
/** The command line of the local jar; it knows every room below. Start with {@link ChurnLocal}. */
>>>>>>> theirs
package io.churnwarnings.local;
