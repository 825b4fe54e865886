package io.churnwarnings.tools.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.churnwarnings.codec.mapping.FieldPath;
import io.churnwarnings.codec.mapping.InputMapping;
import io.churnwarnings.codec.mapping.MappedField;
import io.churnwarnings.tools.doctor.shape.FieldPlaces;
import io.churnwarnings.tools.doctor.shape.Survey;
import java.util.function.Function;

/** Looks up which order a record names that was not decoded to a fact. */
final class OrderPlace {

    private OrderPlace() {}

    /**
     * @param mapping null for canonical facts
     */
    static Function<byte[], String> of(InputMapping mapping) {
        FieldPath path = mapping == null ? null : mapping.paths().get(MappedField.ORDER_ID);
        String places = path == null ? "/orderId" : path.toString();
        return value -> {
            JsonNode record = places.startsWith("/") ? Survey.parse(value) : null;
            return record == null || !record.isObject()
                    ? null
                    : FieldPlaces.text(Doctor.image(record), places);
        };
    }
}
