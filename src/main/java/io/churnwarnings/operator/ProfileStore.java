package io.churnwarnings.operator;

import java.io.IOException;

/**
 * Where the customers of one subtask are kept. The operator's current key is the customer's when a
 * method is called.
 */
interface ProfileStore {

    /** The customer's state, or null if nothing is kept of him. */
    WatchedCustomer load(String customerId) throws IOException;

    void store(String customerId, WatchedCustomer customer) throws IOException;

    void remove(String customerId) throws IOException;
}
