package io.churnwarnings.operator;

import io.churnwarnings.domain.CustomerView;
import java.io.Serializable;

/** Writes down what is known of a customer for those who read the profiles topic. */
@FunctionalInterface
public interface ProfileWriter extends Serializable {

    byte[] write(String customerId, CustomerView view);
}
