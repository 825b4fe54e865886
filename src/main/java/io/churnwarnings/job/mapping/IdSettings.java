package io.churnwarnings.job.mapping;

import io.churnwarnings.codec.field.Escapes;
import io.churnwarnings.codec.field.IdRules;
import io.churnwarnings.job.config.SettingsReader;
import io.churnwarnings.job.options.MappingOptions;
import java.util.HashSet;
import java.util.Set;

/** Reads how the shop's records write ids. */
final class IdSettings {

    /** In place of the place of an order's id: each record is an order. */
    static final String RECORD = "record";

    private IdSettings() {}

    static IdRules read(SettingsReader reader) {
        Set<String> absent = new HashSet<>();
        reader.read(MappingOptions.ABSENT, "words with | between them")
                .ifPresent(
                        text ->
                                Escapes.split(text, '|')
                                        .forEach(word -> absent.add(Escapes.plain(word.trim()))));
        absent.remove("");
        boolean whole =
                reader.parsed(
                                MappingOptions.IDS,
                                "whole, or not set",
                                text -> text.equals("whole") ? text : null)
                        .isPresent();
        boolean record =
                reader.read(MappingOptions.ORDER_ID, "a JSON Pointer, or record")
                        .filter(text -> text.trim().equals(RECORD))
                        .isPresent();
        return new IdRules(absent, whole, record);
    }
}
