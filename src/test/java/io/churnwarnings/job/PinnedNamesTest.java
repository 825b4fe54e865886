package io.churnwarnings.job;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that savepoints, commands and deployments out there know: no refactoring moves them. */
class PinnedNamesTest {

    private static final Pattern OUR_CLASS = Pattern.compile("io\\.churnwarnings\\.[\\w.$]+");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.churnwarnings.operator.EncodedCustomerSerializer$Snapshot",
                "io.churnwarnings.serde.InstructionSerializer$Snapshot"
            })
    void everySerializerThatASavepointNamesIsWhereItWas(String name) throws Exception {
        assertThat(Class.forName(name).getConstructor().newInstance())
                .isInstanceOf(TypeSerializerSnapshot.class);
    }

    @Test
    void theStoredSavepointsNameThoseSerializersAndNoOtherClassOfOurs() throws Exception {
        assertThat(classesIn("format-1"))
                .containsExactly("io.churnwarnings.operator.EncodedCustomerSerializer$Snapshot");
        assertThat(classesIn("format-2"))
                .containsExactly("io.churnwarnings.operator.EncodedCustomerSerializer$Snapshot");
        assertThat(classesIn("control-1"))
                .containsExactly(
                        "io.churnwarnings.operator.EncodedCustomerSerializer$Snapshot",
                        "io.churnwarnings.serde.InstructionSerializer$Snapshot");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.churnwarnings.ChurnWarningsJob",
                "io.churnwarnings.BootstrapJob",
                "io.churnwarnings.local.ChurnLocal"
            })
    void mainClassesAreWhereCommandsExpectThem(String name) {
        assertThatCode(() -> Class.forName(name).getMethod("main", String[].class))
                .doesNotThrowAnyException();
    }

    @Test
    void theStateFindsItsOperatorsByTheSameIds() throws Exception {
        Map<String, Object> ids = new TreeMap<>();
        for (Field id : OperatorIds.class.getDeclaredFields()) {
            ids.put(id.getName(), id.get(null));
        }
        assertThat(ids.values())
                .containsExactlyInAnyOrder(
                        "purchases",
                        "triage",
                        "customers",
                        "warnings",
                        "dead-letters",
                        "profiles",
                        "instructions",
                        "instruction-desk");
    }

    private static Set<String> classesIn(String savepoint) throws Exception {
        Set<String> names = new TreeSet<>();
        Matcher matcher = OUR_CLASS.matcher(text(savepoint));
        while (matcher.find()) {
            names.add(matcher.group());
        }
        return names;
    }

    private static String text(String savepoint) throws Exception {
        Path metadata = FrozenShop.SAVEPOINTS.resolve(savepoint).resolve("_metadata");
        return new String(Files.readAllBytes(metadata), ISO_8859_1);
    }
}
