package io.churnwarnings.operator;

import io.churnwarnings.domain.CustomerView;
import java.io.Serializable;

/** Encodes a customer's profile for the profiles topic. */
@FunctionalInterface
public interface ProfileWriter extends Serializable {

    byte[] write(String customerId, CustomerView view);
}
