/** Looks at a sample of a shop's records and says what the job would make of them. */
package io.churnwarnings.tools.doctor;
