/**
 * A made-up shop: customers who buy, fall silent and cancel, from a seed. Knows record files. Start
 * with {@link Shop}.
 */
package io.churnwarnings.local.shop;
