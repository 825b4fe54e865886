package io.churnwarnings.codec.file.item;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.churnwarnings.codec.json.RejectionReason;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON objects as rows of their own fields, so that they can be joined as rows are. */
final class FlatItems implements Items {

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

    private final Items values;

    FlatItems(Items values) {
        this.values = values;
    }

    @Override
    public Item next() throws IOException {
        Item item = values.next();
        return item == null || item.fault() != null ? item : flat(item);
    }

    private static Item flat(Item item) {
        Map<String, String> cells = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(item.value())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return fault(item, "value: not an object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                    cells.put(name, parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            return fault(item, "value: not JSON");
        }
        cells.values().removeIf(String::isBlank);
        return new Item(item.number(), item.line(), item.value(), cells, null, null, null);
    }

    private static Item fault(Item item, String detail) {
        return Item.fault(
                item.number(), item.line(), item.value(), RejectionReason.NOT_JSON, detail);
    }

    @Override
    public void close() throws IOException {
        values.close();
    }
}
