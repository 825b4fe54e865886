package io.churnwarnings.codec.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import io.churnwarnings.codec.DecodingRules;
import io.churnwarnings.codec.FileRules;
import io.churnwarnings.codec.file.input.FileTree;
import io.churnwarnings.codec.file.input.RecordFileException;
import io.churnwarnings.codec.json.RejectionReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactFilesTest {

    private static final String HEADER = "customer_id,order_id,event_time,amount\n";
    private static final DecodingRules RULES = new DecodingRules("EUR", 600_000, 0);
    private static final long WALL = 2_000_000_000_000L;

    @TempDir Path folder;
    private final List<String> said = new ArrayList<>();
    private FileTally tally;

    @ParameterizedTest
    @ValueSource(strings = {"f.jsonl", "f.ndjson", "f.jsonl.gz", "f.ndjson.zst", "F.JSONL.GZ"})
    void linesAreReadPackedOrNot(String name) throws IOException {
        write(name, packed(name, fact("a", 1) + fact("b", 2)));
        assertThat(orders(name)).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"f.csv", "f.tsv", "f.txt.gz", "f.csv.zst"})
    void rowsAreReadWhateverSeparatesThem(String name) throws IOException {
        for (String separator : new String[] {",", ";", "\t", "|"}) {
            String rows = HEADER + "c,o1,1970-01-01T00:00:05Z,1.5\nc,o2,1970-01-01 00:00:06,2.5\n";
            write(name, packed(name, rows.replace(",", separator)));
            assertThat(orders(name)).containsExactly("o1", "o2");
        }
    }

    @Test
    void oneValueHoldsItsRecordsInAnArray() throws IOException {
        write("f.json", "[\n" + fact("a", 1) + ",\n" + fact("b", 2) + "]\n");
        assertThat(orders("f.json")).containsExactly("a", "b");
    }

    @Test
    void anElementThatIsTooLargeIsRejectedAndTheNextIsRead() throws IOException {
        String large = "{\"pad\":\"" + "x".repeat(5_000_000) + "\"}";
        write("f.json", "[" + fact("a", 1) + "," + large + "," + fact("b", 2) + "]");
        assertThat(orders("f.json")).containsExactly("a", "b");
        assertThat(tally.rejected().get(RejectionReason.TOO_LARGE).count()).isEqualTo(1);
    }

    @Test
    void severalFilesAndFoldersAreFedInOrderOfTime() throws IOException {
        Files.createDirectory(folder.resolve("dir"));
        write("dir/b.jsonl", fact("late", 30) + fact("early", 1));
        write("dir/a.csv", HEADER + "c,middle,1970-01-01T00:00:00.010Z,1\n");
        write("dir/notes.pdf", "x");
        write("more.jsonl", fact("last", 40));
        assertThat(orders("dir", "more.jsonl")).containsExactly("early", "middle", "late", "last");
        assertThat(said)
                .anyMatch(line -> line.contains("notes.pdf: passed over"))
                .anyMatch(line -> line.contains("b.jsonl: not in order of time"));
    }

    @Test
    void rejectedRecordsComeFirstInASortedFileAndKeepTheirPlaceInAnOrderedOne() throws IOException {
        write("sorted.jsonl", fact("b", 2) + "x\n" + fact("a", 1) + "y\n");
        assertThat(values("sorted.jsonl")).startsWith("x", "y");
        write("in-order.jsonl", fact("a", 1) + "x\n" + fact("b", 2) + "y\n");
        assertThat(values("in-order.jsonl").get(1)).isEqualTo("x");
        assertThat(values("in-order.jsonl").get(3)).isEqualTo("y");
    }

    @Test
    void factsOfOneInstantKeepTheirOrder() throws IOException {
        write("f.jsonl", fact("z", 5) + fact("a", 5) + fact("m", 4) + fact("b", 5));
        assertThat(orders("f.jsonl")).containsExactly("m", "z", "a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void theEncodingIsDetected(String encoding) throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 50; i++) {
            rows.append("Müller für Köln,o%02d,1970-01-01T00:00:%02dZ,1\n".formatted(i, i));
        }
        write("f.csv", rows.toString().getBytes(Charset.forName(encoding)));
        assertThat(records("f.csv"))
                .allMatch(record -> new String(record.key(), UTF_8).equals("Müller für Köln"));
        assertThat(said).anyMatch(line -> line.contains(encoding));
    }

    @Test
    void chineseTextIsDetectedAsGb18030() throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 50; i++) {
            rows.append("买家%02d号订单的客户,茉莉花茶%02d,1970-01-01T00:00:%02dZ,1\n".formatted(i, i, i));
        }
        write("f.csv", rows.toString().getBytes(Charset.forName("GB18030")));
        assertThat(orders("f.csv")).startsWith("茉莉花茶00");
    }

    @Test
    void theSettingsOfAFileTakePrecedence() throws IOException {
        FileRules told = new FileRules(';', "windows-1252", ',', false);
        write(
                "f.csv",
                (HEADER.replace(',', ';') + "é;o;1970-01-01T00:00:01Z;1.234\n")
                        .getBytes(Charset.forName("windows-1252")));
        try (FactFiles files = open(RULES.with(told), "f.csv")) {
            assertThat(new String(files.next().value(), UTF_8)).contains("é", "1234.0000");
        }
    }

    @Test
    void bytesThatTheEncodingLacksStopWithTheQuestion() throws IOException {
        FileRules told = new FileRules(null, "UTF-8", null, false);
        write(
                "f.csv",
                (HEADER + "é,o,1970-01-01T00:00:01Z,1\n")
                        .getBytes(Charset.forName("windows-1252")));
        assertThatThrownBy(() -> open(RULES.with(told), "f.csv"))
                .isInstanceOf(RecordFileException.class)
                .hasMessageContaining("churn.input.file.encoding");
    }

    @Test
    void anAmbiguousThousandsSeparatorStopsWithAQuestion() throws IOException {
        write("f.csv", HEADER.replace(',', ';') + "c;o;1970-01-01T00:00:01Z;1.234\n");
        assertThatThrownBy(() -> open(RULES, "f.csv"))
                .hasMessageContaining("f.csv")
                .hasMessageContaining("churn.input.file.decimal");
    }

    @Test
    void aRowWithMoreCellsThanTheHeaderIsABadRow() throws IOException {
        write(
                "f.csv",
                HEADER
                        + "c,o,1970-01-01T00:00:01Z,1,5\nc,p,1970-01-01T00:00:02Z,1,,\nc,q,1970-01-01T00:00:03Z\n");
        assertThat(records("f.csv")).hasSize(3);
        assertThat(tally.rejected().get(RejectionReason.BAD_ROW).place()).contains("line 2");
        assertThat(tally.facts()).isEqualTo(2);
    }

    @Test
    void theFirstOfColumnsWithOneNameCountsAndAMessageSaysSo() throws IOException {
        write(
                "f.csv",
                "customer_id,order_id,event_time,amount,amount\nc,o,1970-01-01T00:00:01Z,1,2\n");
        assertThat(values("f.csv").get(0)).contains("1.0000");
        assertThat(said).anyMatch(line -> line.contains("more than one column is called amount"));
    }

    @Test
    void aHeaderWithoutANeededColumnAndOneThatIsDataStop() throws IOException {
        write("f.csv", "customer_id,order_no,event_time,amount\nc,o,1970-01-01T00:00:01Z,1\n");
        assertThatThrownBy(() -> open(RULES, "f.csv"))
                .hasMessageContaining("f.csv, line 1")
                .hasMessageContaining("order_no");
        write("f.csv", "c,o,1970-01-01T00:00:01Z,1\nc,p,1970-01-01T00:00:02Z,1\n");
        assertThatThrownBy(() -> open(RULES, "f.csv")).hasMessageContaining("looks like data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"f.csv.gz", "f.jsonl.gz", "f.jsonl.zst", "f.json"})
    void aFileThatWasCutOffStopsWithAWord(String name) throws IOException {
        StringBuilder text =
                new StringBuilder(name.contains("csv") ? HEADER : name.endsWith("json") ? "[" : "");
        for (int i = 0; i < 5_000; i++) {
            text.append(
                    name.contains("csv")
                            ? "c,o%d,1970-01-01T00:00:01Z,%d.5\n".formatted(i, i * 7919L % 1000)
                            : fact("o" + i * 7919L % 4999, i) + (name.endsWith("json") ? "," : ""));
        }
        byte[] whole = packed(name, text.toString());
        write(name, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> records(name))
                .isInstanceOf(RecordFileException.class)
                .hasMessageContaining(name)
                .hasMessageNotContaining("Exception");
    }

    @Test
    void aCompressionBombIsRejected() throws IOException {
        try (OutputStream out =
                new GZIPOutputStream(Files.newOutputStream(folder.resolve("bomb.jsonl.gz")))) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 300; i++) {
                out.write(zeros);
            }
        }
        assertThatThrownBy(() -> records("bomb.jsonl.gz"))
                .hasMessageContaining("bomb.jsonl.gz")
                .hasMessageContaining("unpack");
    }

    @Test
    void aLineThatIsFarTooLongIsNotKeptInMemory() throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("f.jsonl"))) {
            out.write(fact("a", 1).getBytes(UTF_8));
            byte[] part = "x".repeat(1 << 20).getBytes(UTF_8);
            for (int i = 0; i < 100; i++) {
                out.write(part);
            }
            out.write(("\n" + fact("b", 2)).getBytes(UTF_8));
        }
        assertThat(orders("f.jsonl")).containsExactly("a", "b");
        assertThat(tally.rejected().get(RejectionReason.TOO_LARGE).value().length)
                .isLessThan(2_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"f.xlsx", "f", ".csv", "f.zip", "f.gz"})
    void otherEndingsAreNamedAndRefused(String name) throws IOException {
        write(name, "x");
        assertThatThrownBy(() -> open(RULES, name))
                .isInstanceOf(RecordFileException.class)
                .hasMessageContaining(".jsonl");
    }

    private FactFiles open(DecodingRules rules, String... names) throws IOException {
        return FactFiles.open(
                Arrays.stream(names).map(name -> folder.resolve(name).toString()).toList(),
                FileTree.LOCAL,
                rules,
                () -> WALL,
                said::add);
    }

    private List<FileRecord> records(String... names) throws IOException {
        List<FileRecord> records = new ArrayList<>();
        try (FactFiles files = open(RULES, names)) {
            for (FileRecord record = files.next(); record != null; record = files.next()) {
                records.add(record);
            }
            tally = files.tally();
        }
        return records;
    }

    private List<String> values(String... names) throws IOException {
        return records(names).stream().map(record -> new String(record.value(), UTF_8)).toList();
    }

    /** The orders of the facts, as they are fed. */
    private List<String> orders(String... names) throws IOException {
        return values(names).stream()
                .filter(value -> value.contains("\"orderId\":\""))
                .map(value -> value.replaceAll(".*\"orderId\":\"([^\"]*)\".*", "$1").strip())
                .toList();
    }

    private void write(String name, String text) throws IOException {
        write(name, text.getBytes(UTF_8));
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    private static byte[] packed(String name, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        if (name.toLowerCase(java.util.Locale.ROOT).endsWith(".gz")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (OutputStream packing = new GZIPOutputStream(out)) {
                packing.write(bytes);
            }
            return out.toByteArray();
        }
        return name.endsWith(".zst") ? Zstd.compress(bytes) : bytes;
    }

    private static String fact(String order, long at) {
        return "{\"orderId\":\"%s\",\"customerId\":\"c\",\"occurredAt\":%d}\n".formatted(order, at);
    }
}
