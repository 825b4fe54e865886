package io.churnwarnings.local.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.utils.Utils;

/**
 * Which partition a record goes to: all of a customer's go to one, so that they keep their order.
 */
public final class PartitionRule {

    private PartitionRule() {}

    /**
     * By the customer's id where one could be read, else by the key, else the first.
     *
     * @param customerId the customer's id, or null
     * @param key the record's key, or null
     */
    public static int partition(String customerId, byte[] key, int partitions) {
        byte[] decides = customerId == null ? key : customerId.getBytes(UTF_8);
        return decides == null ? 0 : Utils.toPositive(Utils.murmur2(decides)) % partitions;
    }
}
