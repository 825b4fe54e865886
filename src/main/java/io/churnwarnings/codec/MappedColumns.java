package io.churnwarnings.codec;

import io.churnwarnings.codec.mapping.FieldPath;
import io.churnwarnings.codec.mapping.InputMapping;
import io.churnwarnings.codec.mapping.MappedField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns of rows at which a mapping looks. */
public final class MappedColumns {

    private static final Set<MappedField> NEEDED =
            Set.of(MappedField.ORDER_ID, MappedField.CUSTOMER_ID, MappedField.OCCURRED_AT);

    private final InputMapping mapping;

    public MappedColumns(InputMapping mapping) {
        this.mapping = mapping;
    }

    /** The columns of places of money. */
    public Set<String> money() {
        Set<String> columns = new LinkedHashSet<>();
        mapping.paths()
                .forEach(
                        (field, path) -> {
                            if (field.isMoney()) {
                                columns(path).forEach(columns::addAll);
                            }
                        });
        return columns;
    }

    /** The columns of required places that a header lacks, in words. */
    public List<String> lacking(Set<String> header) {
        return lacking(header, true);
    }

    /** The same for optional places. */
    public List<String> without(Set<String> header) {
        return lacking(header, false);
    }

    private List<String> lacking(Set<String> header, boolean needed) {
        Map<MappedField, FieldPath> sorted = new LinkedHashMap<>();
        for (MappedField field : MappedField.values()) {
            if (NEEDED.contains(field) == needed
                    && !field.isOfRefunds()
                    && mapping.paths().containsKey(field)) {
                sorted.put(field, mapping.paths().get(field));
            }
        }
        List<String> lacking = new ArrayList<>();
        sorted.forEach(
                (field, path) -> {
                    List<List<String>> columns = columns(path);
                    boolean usual = !needed && path.toString().equals("/" + field.canonical());
                    if (!usual && columns.stream().noneMatch(header::containsAll)) {
                        lacking.add(
                                String.join(
                                                "' or '",
                                                columns.stream()
                                                        .map(c -> String.join("' and '", c))
                                                        .toList())
                                        + "' (churn.input.mapping."
                                        + field.key()
                                        + ")");
                    }
                });
        return lacking.stream().map(text -> "'" + text).toList();
    }

    private static List<List<String>> columns(FieldPath path) {
        return path.alternatives().stream()
                .map(
                        alternative ->
                                alternative.pointers().stream()
                                        .map(pointer -> pointer.steps().get(0).name())
                                        .toList())
                .toList();
    }
}
