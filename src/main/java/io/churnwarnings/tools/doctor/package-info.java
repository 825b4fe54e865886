/**
 * Looks at a sample of a shop's records and says what the job would make of them. Start with {@link
 * Doctor}.
 */
package io.churnwarnings.tools.doctor;
