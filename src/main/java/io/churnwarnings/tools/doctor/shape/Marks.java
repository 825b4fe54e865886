package io.churnwarnings.tools.doctor.shape;

import java.util.List;
import java.util.Map;

/** Knows the shapes of known sources by fields that they alone have. */
public final class Marks {

    /**
     * Of each shape fields that all its records have; the first shape of which all are there
     * counts.
     */
    private static final List<Map.Entry<String, List<String>>> FIELDS =
            List.of(
                    Map.entry(
                            "shopify-csv",
                            List.of("/Name", "/Financial Status", "/Lineitem quantity")),
                    Map.entry("tmall-csv", List.of("/订单编号", "/买家会员名", "/订单创建时间")),
                    Map.entry(
                            "woocommerce",
                            List.of("/date_created_gmt", "/billing", "/status", "/total")),
                    Map.entry("magento", List.of("/increment_id", "/grand_total", "/created_at")),
                    Map.entry(
                            "bigcommerce",
                            List.of("/total_inc_tax", "/date_created", "/customer_id")),
                    Map.entry(
                            "stripe",
                            List.of("/livemode", "/data/object/object", "/type", "/created")),
                    Map.entry("square", List.of("/merchant_id", "/event_id", "/data/object")),
                    Map.entry(
                            "square",
                            List.of(
                                    "/amount_money/amount",
                                    "/total_money/amount",
                                    "/status",
                                    "/created_at",
                                    "/source_type")),
                    Map.entry(
                            "shopify", List.of("/total_price", "/created_at", "/financial_status")),
                    Map.entry("ga4", List.of("/event_name", "/event_timestamp", "/user_pseudo_id")),
                    Map.entry("segment", List.of("/event", "/messageId", "/properties")));

    private Marks() {}

    /** The shape of the records, or null. */
    public static String of(Survey survey) {
        for (Map.Entry<String, List<String>> shape : FIELDS) {
            if (shape.getValue().stream().allMatch(survey::has)) {
                return shape.getKey();
            }
        }
        return null;
    }
}
