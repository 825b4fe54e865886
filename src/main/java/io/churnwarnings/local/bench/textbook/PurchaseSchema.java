package io.churnwarnings.local.bench.textbook;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import org.apache.flink.api.common.serialization.AbstractDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Reads purchases; unreadable values are counted and dropped. */
final class PurchaseSchema extends AbstractDeserializationSchema<Purchase> {

    private static final long serialVersionUID = 1L;

    private transient ObjectMapper mapper;
    private transient Counter taken;
    private transient Counter leftOut;

    @Override
    public void open(InitializationContext context) {
        mapper = new ObjectMapper();
        // By the names of the job's own counters, so that both are watched in the same way.
        MetricGroup group = context.getMetricGroup().addGroup("churn");
        taken = group.counter("factsAccepted");
        leftOut = group.counter("recordsRejected");
    }

    @Override
    public Purchase deserialize(byte[] message) throws IOException {
        try {
            Purchase purchase = mapper.readValue(message, Purchase.class);
            if (isPurchase(purchase)) {
                taken.inc();
                return purchase;
            }
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            // One bad record must not stop the job.
        }
        leftOut.inc();
        return null;
    }

    private static boolean isPurchase(Purchase purchase) {
        return purchase != null
                && purchase.customerId != null
                && purchase.orderId != null
                && purchase.occurredAt > 0
                && (purchase.type == null || purchase.type.equals("purchase"));
    }
}
