package io.churnwarnings.codec.file.item;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.codec.json.JsonText;
import io.churnwarnings.codec.mapping.Condition;
import io.churnwarnings.codec.mapping.FieldPath;
import io.churnwarnings.codec.mapping.InputMapping;
import io.churnwarnings.codec.mapping.MappedField;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The header that is understood where no mapping is set. */
public final class RowPreset {

    static final String HEADER = "customer_id,order_id,event_time,amount";

    /** Where the fields of a fact stand under it. */
    private static final Map<MappedField, FieldPath> PLACES =
            Map.of(
                    MappedField.CUSTOMER_ID, FieldPath.parse("/customer_id"),
                    MappedField.ORDER_ID, FieldPath.parse("/order_id"),
                    MappedField.OCCURRED_AT, FieldPath.parse("/event_time"),
                    MappedField.AMOUNT, FieldPath.parse("/amount"));

    /** The default places. */
    private static final InputMapping MAPPING =
            InputMapping.of(PLACES, Map.of()).with(Condition.parse("/promotion = true"));

    private static final Map<String, String> FIELDS =
            Map.of(
                    "order_id", "orderId",
                    "customer_id", "customerId",
                    "event_time", "occurredAt",
                    "amount", "amount");

    private static final Pattern WITH_OFFSET =
            Pattern.compile(".*([Zz]|[+-][0-9]{2}:[0-9]{2})", Pattern.DOTALL);

    private RowPreset() {}

    /**
     * The mapping of rows under this header.
     *
     * @param told what is told of how records are written, their places aside; or null
     * @return null if it is told that they stand elsewhere
     */
    static InputMapping mapping(InputMapping told) {
        if (told == null) {
            return MAPPING;
        }
        return isAt(told, MappedField.ORDER_ID, "/orderId")
                        && isAt(told, MappedField.CUSTOMER_ID, "/customerId")
                ? told.at(PLACES)
                : null;
    }

    private static boolean isAt(InputMapping told, MappedField field, String place) {
        return told.paths().get(field) != null && told.paths().get(field).toString().equals(place);
    }

    /** A row as the canonical JSON of texts that it stands for. */
    public static byte[] json(Map<String, String> cells) {
        StringBuilder json = new StringBuilder("{");
        for (String column : List.of("order_id", "customer_id", "event_time", "amount")) {
            String text = cells.get(column);
            if (text != null) {
                boolean open = column.equals("event_time") && !WITH_OFFSET.matcher(text).matches();
                JsonText.appendQuoted(
                        json.append(json.length() > 1 ? "," : ""), FIELDS.get(column));
                JsonText.appendQuoted(json.append(':'), open ? text + "Z" : text);
            }
        }
        return json.append('}').toString().getBytes(UTF_8);
    }
}
