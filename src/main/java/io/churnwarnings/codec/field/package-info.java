/**
 * What a record's fields say and where they are: money, times, pointers, mapped shapes. Knows the
 * domain's facts and codec.json. Start with {@link InputMapping}.
 */
package io.churnwarnings.codec.field;
