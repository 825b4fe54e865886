package io.churnwarnings.codec.file.item;

import io.churnwarnings.codec.json.RejectionReason;
import java.util.List;
import java.util.Map;

/**
 * What a file holds at one place, undecoded.
 *
 * @param number its number in the file, from 0
 * @param line the line in which it begins, from 1; its number, from 1, where there are no lines
 * @param value its bytes; of a row what stands for them
 * @param cells of a row, the texts by their columns; else null
 * @param fault why it cannot be decoded, or null
 * @param detail the fault in words
 * @param lines the items that were joined to it; null if it stands alone
 */
public record Item(
        long number,
        long line,
        byte[] value,
        Map<String, String> cells,
        RejectionReason fault,
        String detail,
        List<Item> lines) {

    static Item value(long number, long line, byte[] value) {
        return new Item(number, line, value, null, null, null, null);
    }

    static Item fault(long number, long line, byte[] value, RejectionReason fault, String detail) {
        return new Item(number, line, value, null, fault, detail, null);
    }

    /** The item of an order whose first line this is. */
    Item joined(Map<String, String> order, List<Item> all) {
        return new Item(number, line, value, order, null, null, all);
    }
}
