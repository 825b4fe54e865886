/**
 * Options read, checked and turned into immutable settings; all mistakes in one message. Knows the
 * options and what they configure. Start with {@link ChurnSettings}.
 */
package io.churnwarnings.job.settings;
