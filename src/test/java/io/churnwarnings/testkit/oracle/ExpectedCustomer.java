package io.churnwarnings.testkit.oracle;

import io.churnwarnings.domain.policy.CustomerType;
import io.churnwarnings.domain.policy.CustomerValue;

/**
 * The customer as of an event.
 *
 * @param recencyMillis since his last order
 * @param frequency occasions of the months that count
 * @param monetary in 1/10,000 of the base currency
 * @param scores of the three
 */
public record ExpectedCustomer(
        long recencyMillis,
        int frequency,
        long monetary,
        String scores,
        CustomerType type,
        CustomerValue value) {}
