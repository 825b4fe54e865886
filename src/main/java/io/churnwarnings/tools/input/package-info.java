/**
 * What a tool is given: a shop's facts packed by customer, and the job's rules. Knows the domain
 * and the codec. Start with {@link FactLog}.
 */
package io.churnwarnings.tools.input;
