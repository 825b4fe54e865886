package io.churnwarnings.operator;

import io.churnwarnings.domain.CustomerProfile;

/**
 * The state of one key.
 *
 * @param profile what the domain keeps of the customer
 * @param armedTimer UTC epoch milliseconds of the one timer that is registered for him; not after
 *     the profile's {@code wakeAt}, and before it where the due time moved later since: that costs
 *     no access to the timers, only a vain firing
 */
record WatchedCustomer(CustomerProfile profile, long armedTimer) {}
