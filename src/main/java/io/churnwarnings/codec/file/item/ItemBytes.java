package io.churnwarnings.codec.file.item;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.churnwarnings.codec.json.RejectionReason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Items as they are held and written while they are sorted. */
final class ItemBytes {

    private static final int NULL = -1;

    private ItemBytes() {}

    static byte[] of(Item item) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        write(item, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    static Item read(byte[] bytes) throws IOException {
        return read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    private static void write(Item item, DataOutputStream out) throws IOException {
        out.writeLong(item.number());
        out.writeLong(item.line());
        write(item.value(), out);
        write(item.fault() == null ? null : bytes(item.fault().name()), out);
        write(item.detail() == null ? null : bytes(item.detail()), out);
        out.writeInt(item.cells() == null ? NULL : item.cells().size());
        if (item.cells() != null) {
            for (Map.Entry<String, String> cell : item.cells().entrySet()) {
                write(bytes(cell.getKey()), out);
                write(bytes(cell.getValue()), out);
            }
        }
        out.writeInt(item.lines() == null ? NULL : item.lines().size());
        if (item.lines() != null) {
            for (Item line : item.lines()) {
                write(line, out);
            }
        }
    }

    private static Item read(DataInputStream in) throws IOException {
        long number = in.readLong();
        long line = in.readLong();
        byte[] value = bytes(in);
        byte[] fault = bytes(in);
        byte[] detail = bytes(in);
        int size = in.readInt();
        Map<String, String> cells = size == NULL ? null : new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            String column = new String(bytes(in), UTF_8);
            cells.put(column, new String(bytes(in), UTF_8));
        }
        int count = in.readInt();
        List<Item> lines = count == NULL ? null : new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(read(in));
        }
        return new Item(
                number,
                line,
                value,
                cells,
                fault == null ? null : RejectionReason.valueOf(new String(fault, UTF_8)),
                detail == null ? null : new String(detail, UTF_8),
                lines);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static void write(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes == null ? NULL : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length == NULL ? null : in.readNBytes(length);
    }
}
