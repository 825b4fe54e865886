package io.churnwarnings.savepoint;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BootstrapArgumentsTest {

    @Test
    void anUnknownArgumentIsNamedWithoutItsValue() {
        assertThatThrownBy(() -> BootstrapArguments.parse("--fact=s3cret", "--savepoint-out=d"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("--fact: there is no such argument; usage: flink run")
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> BootstrapArguments.parse("--facts"))
                .hasMessageStartingWith("--facts: none; usage");
    }
}
