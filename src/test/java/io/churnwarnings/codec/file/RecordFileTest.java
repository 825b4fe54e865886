package io.churnwarnings.codec.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.churnwarnings.codec.file.input.RecordFileException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFileTest {

    private static final long WALL = 1_000_000;
    private static final String HEADER = "customer_id,order_id,event_time,amount\n";

    @TempDir Path folder;

    @Test
    void theValueOfAJsonLineIsItsBytes() throws IOException {
        assertThat(values("f.jsonl", "{\"a\": 1} \r\n\n\u00ff\r\r\n\u00ef\u00bb\u00bf{}\nlast"))
                .containsExactly("{\"a\": 1} ", "", "\u00ff", "\u00ef\u00bb\u00bf{}", "last");
    }

    @Test
    void anEmptyFileAndATrailingLineEndHaveNoRecord() throws IOException {
        assertThat(values("f.jsonl", "")).isEmpty();
        assertThat(values("f.jsonl", "x\n")).containsExactly("x");
        assertThat(values("f.jsonl", "\n\n")).containsExactly("", "");
        assertThat(values("f.raw", "")).isEmpty();
    }

    @Test
    void linesLongerThanABufferAreWhole() throws IOException {
        String line = "x".repeat(65_535);
        String longer = "y".repeat(3_000_000);
        assertThat(values("f.jsonl", line + "\n" + line + "z\n" + longer + "\n" + longer))
                .containsExactly(line, line + "z", longer, longer);
    }

    @Test
    void theKeyIsTheCustomerWhereOneCanBeRead() throws IOException {
        List<FileRecord> records =
                read(
                        "f.jsonl",
                        "{\"customerId\":7}\n"
                                + "{\"customerId\":\"\u00c3\u00a9\"}\n"
                                + "{\"customerId\":[]}\n\n"
                                + "x\n"
                                + "{\"customerId\":\"c\"");
        assertThat(records)
                .extracting(r -> text(r.key()))
                .containsExactly("7", "\u00c3\u00a9", null, null, null, null);
    }

    @Test
    void theTimestampIsTheEarlierOfFactAndWallOrThatOfTheRecordBefore() throws IOException {
        List<FileRecord> records =
                read(
                        "f.jsonl",
                        "x\n{\"occurredAt\":5}\n{}\n\n{\"occurredAt\":\"soon\"}\n{\"occurredAt\":"
                                + (WALL + 1)
                                + "}\n{}");
        assertThat(records)
                .extracting(FileRecord::timestamp)
                .containsExactly(0L, 5L, 5L, 5L, 5L, WALL, WALL);
    }

    @Test
    void aRowBecomesACanonicalFact() throws IOException {
        assertThat(
                        values(
                                "f.csv",
                                HEADER
                                        + "c1,o1,1970-01-01T00:00:05Z,1.5\r\n"
                                        + "c2,o2,1970-01-01 00:00:06,\n"))
                .containsExactly(
                        "{\"orderId\":\"o1\",\"customerId\":\"c1\",\"occurredAt\":5000,"
                                + "\"type\":\"purchase\",\"amount\":1.5000,\"currency\":\"XXX\"}",
                        "{\"orderId\":\"o2\",\"customerId\":\"c2\",\"occurredAt\":6000,"
                                + "\"type\":\"purchase\"}");
    }

    @Test
    void aRejectedRowHasItsCellsAsTheValue() throws IOException {
        assertThat(values("f.csv", HEADER + "c1\n,o1,,\"\"\n,,1970-01-01T00:00:05,3,,\n"))
                .containsExactly(
                        "{\"customerId\":\"c1\"}",
                        "{\"orderId\":\"o1\"}",
                        "{\"occurredAt\":\"1970-01-01T00:00:05Z\",\"amount\":\"3\"}");
    }

    @Test
    void rawLinesHoldAnyRecord() throws IOException {
        List<FileRecord> records =
                read("f.raw", "5\t/w==\te30=\n-1\t\tnull\r\n9\t\t\n0\tYQ==\tbnVsbA==");
        assertThat(records)
                .extracting(r -> text(r.key()))
                .containsExactly("\u00ff", null, null, "a");
        assertThat(records)
                .extracting(r -> text(r.value()))
                .containsExactly("{}", null, "", "null");
        assertThat(records).extracting(FileRecord::timestamp).containsExactly(5L, -1L, 9L, 0L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\t\te30=",
                "5\te30=",
                "5\t\te30=\t",
                "5\t*\te30=",
                "5\t\te3 0=",
                "5\t\tNULL!",
                "",
                "9223372036854775808\t\t"
            })
    void aCorruptRawLineIsNamed(String line) {
        assertThatThrownBy(() -> read("f.raw", "1\t\tnull\n" + line + "\n"))
                .isInstanceOf(RecordFileException.class)
                .hasMessageContaining("f.raw, line 2: ")
                .hasMessageContaining("base64");
    }

    @Test
    void otherHeadersAndOpenQuotesAreNamed() {
        assertThatThrownBy(() -> read("f.csv", "a,b\n"))
                .hasMessageContaining("f.csv, line 1")
                .hasMessageContaining(HEADER.trim());
        assertThatThrownBy(() -> read("f.csv", "")).hasMessageContaining("f.csv");
        assertThatThrownBy(() -> read("f.csv", HEADER + "c,o,,\nc,\"o\n\nx"))
                .hasMessageContaining("f.csv, line 3")
                .hasMessageContaining("quote");
    }

    @Test
    void filesThatCannotBeUsedAreClearErrors() throws IOException {
        assertThatThrownBy(() -> open("none.raw"))
                .isInstanceOf(RecordFileException.class)
                .hasMessageContaining("none.raw: no such file");
        Files.createDirectory(folder.resolve("dir.csv"));
        assertThatThrownBy(() -> open("dir.csv"))
                .isInstanceOf(RecordFileException.class)
                .hasMessageContaining("a folder without a file");
        for (String name : new String[] {"f.xml", "f.raw.bz2", "csv", "f"}) {
            Files.createFile(folder.resolve(name));
            assertThatThrownBy(() -> open(name))
                    .isInstanceOf(RecordFileException.class)
                    .hasMessageContaining(".raw");
        }
    }

    @Test
    void recordsAreStreamed() throws IOException {
        Path file = folder.resolve("big.jsonl");
        byte[] line = ("{\"pad\":\"" + "x".repeat(100_000) + "\"}\n").getBytes(ISO_8859_1);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < 3_000; i++) {
                out.write(line);
            }
        }
        int count = 0;
        try (RecordReader reader = open("big.jsonl")) {
            while (reader.next() != null) {
                count++;
            }
        }
        assertThat(count).isEqualTo(3_000);
    }

    private List<String> values(String name, String content) throws IOException {
        return read(name, content).stream().map(r -> text(r.value())).toList();
    }

    private List<FileRecord> read(String name, String content) throws IOException {
        Files.write(folder.resolve(name), content.getBytes(ISO_8859_1));
        List<FileRecord> records = new ArrayList<>();
        try (RecordReader reader = open(name)) {
            for (FileRecord r = reader.next(); r != null; r = reader.next()) {
                records.add(r);
            }
        }
        return records;
    }

    private RecordReader open(String name) throws IOException {
        return RecordFile.open(folder.resolve(name), () -> WALL);
    }

    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, ISO_8859_1);
    }
}
