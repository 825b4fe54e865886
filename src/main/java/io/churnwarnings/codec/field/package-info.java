/**
 * Reads the fields of a record: ids, times, money, currencies. Knows the domain's facts and
 * codec.json. Start with {@link FactFields}.
 */
package io.churnwarnings.codec.field;
