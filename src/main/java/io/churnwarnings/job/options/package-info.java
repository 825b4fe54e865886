/**
 * One class of ConfigOptions for each prefix of the configuration. Knows the enums that options
 * name. Start with {@link ChurnOptions}.
 */
package io.churnwarnings.job.options;
