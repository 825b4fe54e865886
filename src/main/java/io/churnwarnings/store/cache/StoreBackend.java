package io.churnwarnings.store.cache;

import java.io.IOException;

/** The persistent store of the customers' states. */
public interface StoreBackend {

    /** The value that was last written, or null. */
    byte[] read(String customerId) throws IOException;

    /** The value is the backend's from now on. */
    void write(String customerId, byte[] value) throws IOException;

    void delete(String customerId) throws IOException;
}
