package io.churnwarnings.savepoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.state.CustomerProfile;
import io.churnwarnings.operator.state.WatchedCustomer;
import io.churnwarnings.testkit.Policies;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerTableTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "c-1|c-1",
                "=1+2|'=1+2",
                "@SUM(A1)|'@SUM(A1)",
                "+49 1|'+49 1",
                "-7|'-7",
                "=A1,B1|\"'=A1,B1\"",
            })
    void anIdIsNoFormula(String id, String cell) throws IOException {
        assertThat(cell(id)).isEqualTo(cell);
    }

    @ParameterizedTest
    @CsvSource({"'\u001b[2Jx', \\u001B[2Jx", "'a\u0000', a\\u0000", "'\t=1', \\u0009=1"})
    void anIdGivesATerminalNoOrders(String id, String cell) throws IOException {
        assertThat(cell(id)).isEqualTo(cell);
    }

    private static String cell(String id) throws IOException {
        StringBuilder out = new StringBuilder();
        new CustomerTable(0, Rulebook.of(Policies.standard()), out)
                .customer(id, new WatchedCustomer(CustomerProfile.EMPTY, Long.MAX_VALUE), 0);
        String row = out.toString();
        return row.startsWith("\"")
                ? row.substring(0, row.indexOf("\",") + 1)
                : row.substring(0, row.indexOf(','));
    }
}
