package io.churnwarnings.codec.file.item;

import io.churnwarnings.codec.mapping.InputMapping;
import java.util.List;
import java.util.stream.Stream;

/** Where in one JSON value the records are. */
final class Records {

    private Records() {}

    /** The names on the way to the array of the records; empty if the value is the array. */
    static List<String> place(InputMapping mapping) {
        String place = mapping == null ? null : mapping.records();
        return place == null || place.isEmpty()
                ? List.of()
                : Stream.of(place.substring(1).split("/"))
                        .map(name -> name.replace("~1", "/").replace("~0", "~"))
                        .toList();
    }
}
