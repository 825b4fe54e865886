package io.churnwarnings.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BannedTest {

    private static final Coordinates CARRIER = Coordinates.parse("org.example:carrier:1.0");

    @ParameterizedTest
    @CsvSource({
        "a:b < 2.0,     a:b:1.9.9,       true",
        "a:b < 2.0,     a:b:2.0,         false",
        "a:b < 2.10,    a:b:2.9,         true",
        "a:b < 4.1.125, a:b:4.1.100.Final, true",
        "a:b < 32.0.1-jre, a:b:33.4.0-jre, false",
        "a:b < 2.13.4.2, a:b:2.13.4,     true",
        "a:b < 2.0,     a:c:1.0,         false",
        "a:b *,         a:b:99,          true",
        "a:* *,         a:c:99,          true",
        "a:* *,         a.a:c:99,        false",
    })
    void aVersionBelowTheFirstGoodOneIsBanned(String rule, String library, boolean banned) {
        List<Component> components = List.of(Component.of(Coordinates.parse(library)));
        assertThat(new Banned(List.of(rule)).among(components))
                .isEqualTo(banned ? components : List.of());
    }

    @Test
    void aCopyWithinAnotherLibraryIsBannedToo() {
        assertThat(new Banned(List.of("a:b < 2.0")).among(copy("a:b:1.0"))).hasSize(1);
    }

    @Test
    void anExceptionHoldsForOneCarrierInOneVersion() {
        List<String> rules = List.of("a:b < 2.0", "accept a:b in org.example:carrier:1.0");
        List<String> other = List.of("a:b < 2.0", "accept a:b in org.example:carrier:1.1");
        assertThat(new Banned(rules).among(copy("a:b:1.0"))).isEmpty();
        assertThat(new Banned(rules).needlessAmong(copy("a:b:1.0"))).isEmpty();
        assertThat(new Banned(other).among(copy("a:b:1.0"))).hasSize(1);
        assertThat(new Banned(other).needlessAmong(copy("a:b:1.0")))
                .containsExactly("a:b in org.example:carrier:1.1");
        assertThat(new Banned(rules).needlessAmong(copy("a:b:2.0"))).hasSize(1);
    }

    @Test
    void aLineThatIsNoRuleAndNoExceptionIsRejected() {
        assertThatThrownBy(() -> new Banned(List.of("a:b 2.0")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Component> copy(String library) {
        return List.of(new Component(Coordinates.parse(library), CARRIER));
    }
}
