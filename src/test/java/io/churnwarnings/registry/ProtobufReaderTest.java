package io.churnwarnings.registry;

import static io.churnwarnings.registry.RegistryOpenerTest.framed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.CodedOutputStream;
import io.churnwarnings.codec.Encoding;
import io.churnwarnings.codec.UnreadableValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages are written by hand here, byte for byte. */
class ProtobufReaderTest {

    private static final String ORDERS =
            """
            syntax = "proto3";
            package shop;
            import "google/protobuf/timestamp.proto";
            import "google/protobuf/wrappers.proto";
            import "common/money.proto";
            message Other { string x = 1; }
            message Order {
              enum Kind { PAID = 0; VOID = 1; }
              message Line { string sku = 1; message Deep { bool yes = 1; } }
              string order_id = 1;
              google.protobuf.Timestamp placed_at = 2;
              Kind kind = 3;
              optional double amount = 4;
              int64 cents = 5;
              repeated Line lines = 6;
              map<string, int32> counts = 7;
              google.protobuf.StringValue note = 8;
              uint64 big = 9;
              common.Money money = 10;
              bytes raw = 11;
              oneof buyer { string member = 12; string guest = 13; }
            }
            """;

    private final FakeRegistry registry =
            new FakeRegistry()
                    .withReference(
                            "common/money.proto",
                            "syntax = \"proto3\"; package common; message Money { string currency = 1; }")
                    .with(4, "PROTOBUF", ORDERS, "common/money.proto");

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void aMessageIsTheJsonThatItsFieldsAreCalledBy() throws Exception {
        byte[] message =
                message(
                        out -> {
                            out.writeString(1, "o-1");
                            out.writeByteArray(2, new byte[] {8, 100, 16, 1});
                            out.writeEnum(3, 1);
                            out.writeDouble(4, 0);
                            out.writeInt64(5, 1250);
                            out.writeByteArray(6, new byte[] {10, 1, 'a'});
                            out.writeByteArray(6, new byte[0]);
                            out.writeByteArray(7, new byte[] {10, 1, 'k', 16, 3});
                            out.writeByteArray(8, new byte[] {10, 2, 'h', 'i'});
                            out.writeUInt64(9, -1);
                            out.writeByteArray(10, new byte[] {10, 3, 'E', 'U', 'R'});
                            out.writeByteArray(11, new byte[] {1, 2});
                            out.writeString(13, "g");
                            out.writeString(99, "unknown");
                        });
        assertThat(open(message, 2, 2))
                .isEqualTo(
                        "{\"orderId\":\"o-1\",\"placedAt\":\"1970-01-01T00:01:40.000000001Z\","
                                + "\"kind\":\"VOID\",\"amount\":0.0,\"cents\":1250,"
                                + "\"lines\":[{\"sku\":\"a\"},{}],\"counts\":{\"k\":3},\"note\":\"hi\","
                                + "\"big\":18446744073709551615,\"money\":{\"currency\":\"EUR\"},"
                                + "\"raw\":\"AQI=\",\"guest\":\"g\"}");
    }

    @Test
    void unsetFieldsAreAbsentExceptEnums() throws Exception {
        assertThat(open(new byte[0], 2, 2)).isEqualTo("{\"kind\":\"PAID\"}");
    }

    @Test
    void theMessageIsChosenByItsIndexes() throws Exception {
        byte[] x = message(out -> out.writeString(1, "x"));
        assertThat(open(x, 0)).isEqualTo("{\"x\":\"x\"}");
        assertThat(open(x, 2, 0)).isEqualTo("{\"x\":\"x\"}");
        assertThat(open(x, 4, 2, 0)).isEqualTo("{\"sku\":\"x\"}");
        assertThat(open(new byte[] {8, 1}, 6, 2, 0, 0)).isEqualTo("{\"yes\":true}");
        for (int[] steps : new int[][] {{2, 4}, {2, 1}, {4, 2, 4}, {1}, {-128, 8}, {}}) {
            assertThatThrownBy(() -> open(new byte[0], steps))
                    .isInstanceOf(UnreadableValue.class)
                    .hasMessageStartingWith("not of schema 4");
        }
    }

    @Test
    void theMessageMayBeNamed() throws Exception {
        byte[] x = message(out -> out.writeString(1, "x"));
        assertThat(open(x, 7, 10, 5, 'O', 't', 'h', 'e', 'r')).isEqualTo("{\"x\":\"x\"}");
        assertThat(open(new byte[0], 7, 10, 5, 'O', 'r', 'd', 'e', 'r'))
                .isEqualTo("{\"kind\":\"PAID\"}");
        for (int[] name :
                new int[][] {{7, 10, 5, 'N', 'o', 'b', 'o', 'y'}, {7, 10, 5, 'O'}, {2, 10}}) {
            assertThatThrownBy(() -> open(new byte[0], name)).isInstanceOf(UnreadableValue.class);
        }
    }

    @Test
    void invalidMessagesAreUnreadable() {
        byte[] cut = {10, 9, 'x'};
        byte[] noUtf8 = {10, 1, (byte) 0xC3};
        byte[] beyondTime = {18, 11, 8, -1, -1, -1, -1, -1, -1, -1, -1, 127, 0};
        for (byte[] bad : new byte[][] {cut, noUtf8, beyondTime, {11}, {0}}) {
            assertThatThrownBy(() -> open(bad, 2, 2)).isInstanceOf(UnreadableValue.class);
        }
    }

    @Test
    void aSchemaThatIsNoneIsNotUsed() {
        for (String text :
                new String[] {
                    "nonsense",
                    "syntax = \"proto3\"; import \"gone.proto\"; message A {}",
                    "syntax = \"proto3\"; message A { B b = 1; }",
                    "syntax = \"proto3\"; message A { string a = 1; string b = 1; }"
                }) {
            registry.with(5, "PROTOBUF", text);
            RegistryOpener opener = opener();
            assertThatThrownBy(() -> opener.open(framed(5, new byte[] {0})))
                    .as(text)
                    .isInstanceOf(UnreadableValue.class)
                    .hasMessageStartingWith("schema 5 cannot be used");
        }
    }

    private String open(byte[] message, int... steps) throws UnreadableValue {
        byte[] payload = new byte[steps.length + message.length];
        for (int i = 0; i < steps.length; i++) {
            payload[i] = (byte) steps[i];
        }
        System.arraycopy(message, 0, payload, steps.length, message.length);
        return new String(opener().open(framed(4, payload)), UTF_8);
    }

    private RegistryOpener opener() {
        RegistryClient client = new RegistryClient(registry.calls());
        return new RegistryOpener(new Readers(Encoding.PROTOBUF, client::schema, () -> 0));
    }

    private interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    private static byte[] message(Fields fields) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        fields.write(out);
        out.flush();
        return bytes.toByteArray();
    }
}
