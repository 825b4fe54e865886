package io.churnwarnings.tools.doctor.shape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Knows the shapes of known sources by fields that they alone have. */
public final class Marks {

    /**
     * Of each shape fields that all its records have; the first shape of which all are there
     * counts.
     */
    private static final Map<String, List<String>> FIELDS = new LinkedHashMap<>();

    static {
        FIELDS.put("shopify-csv", List.of("/Name", "/Financial Status", "/Lineitem quantity"));
        FIELDS.put("tmall-csv", List.of("/订单编号", "/买家会员名", "/订单创建时间"));
        FIELDS.put("woocommerce", List.of("/date_created_gmt", "/billing", "/status", "/total"));
        FIELDS.put("magento", List.of("/increment_id", "/grand_total", "/created_at"));
        FIELDS.put("bigcommerce", List.of("/total_inc_tax", "/date_created", "/customer_id"));
        FIELDS.put("stripe", List.of("/livemode", "/data/object/object", "/type", "/created"));
        FIELDS.put("square", List.of("/merchant_id", "/event_id", "/data/object"));
        FIELDS.put("shopify", List.of("/total_price", "/created_at", "/financial_status"));
        FIELDS.put("ga4", List.of("/event_name", "/event_timestamp", "/user_pseudo_id"));
        FIELDS.put("segment", List.of("/event", "/messageId", "/properties"));
    }

    private Marks() {}

    /** The shape of the records, or null. */
    public static String of(Survey survey) {
        for (Map.Entry<String, List<String>> shape : FIELDS.entrySet()) {
            if (shape.getValue().stream().allMatch(survey::has)) {
                return shape.getKey();
            }
        }
        return null;
    }
}
