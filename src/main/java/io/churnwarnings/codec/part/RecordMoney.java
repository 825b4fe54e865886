package io.churnwarnings.codec.part;

import io.churnwarnings.codec.field.CurrencyAt;
import io.churnwarnings.codec.field.MoneyRules;
import io.churnwarnings.codec.field.OptionalField;
import io.churnwarnings.codec.mapping.AmountSource;
import io.churnwarnings.domain.fact.Fact;

/**
 * An amount of a record, once its currency is known.
 *
 * @param amount without its sign, or {@link Fact#UNKNOWN_AMOUNT}
 * @param negative whether its sign is a minus, which counts even where the amount is unknown
 * @param there whether there is an amount, usable or not
 * @param currency three capitals
 */
record RecordMoney(long amount, boolean negative, boolean there, String currency) {

    /** 10¹² units, from which on amounts are not usable. */
    private static final long LIMIT = 10_000_000_000_000_000L;

    /**
     * Converts an amount, and finds its unusable parts.
     *
     * @param written as the record has it
     * @param code its currency: null if absent, {@link CurrencyAt#UNUSABLE} if invalid
     * @param parts receives the unusable parts
     */
    static RecordMoney of(
            long written, String code, String base, MoneyRules rules, RecordParts parts) {
        boolean inCurrency = !CurrencyAt.UNUSABLE.equals(code);
        String currency = code == null || !inCurrency ? base : code;
        if (!inCurrency) {
            parts.drop(OptionalField.CURRENCY);
        }
        if (written == AmountSource.ABSENT) {
            return new RecordMoney(Fact.UNKNOWN_AMOUNT, false, false, currency);
        }
        long units = written == AmountSource.UNUSABLE ? written : units(written, currency, rules);
        if (units == AmountSource.UNUSABLE) {
            parts.drop(OptionalField.AMOUNT);
            return new RecordMoney(Fact.UNKNOWN_AMOUNT, false, true, currency);
        }
        return new RecordMoney(
                inCurrency ? Math.abs(units) : Fact.UNKNOWN_AMOUNT, units < 0, true, currency);
    }

    /** In 1/10,000 of the currency's unit. */
    private static long units(long written, String currency, MoneyRules rules) {
        long units = written;
        if (rules.minor()) {
            long factor = 1;
            for (int i = rules.decimalsOf(currency); i < MoneyRules.MOST_DECIMALS; i++) {
                factor *= 10;
            }
            long most = LIMIT / factor;
            units = written > most || written < -most ? LIMIT : written * factor;
        }
        return units >= LIMIT || units <= -LIMIT ? AmountSource.UNUSABLE : units;
    }
}
