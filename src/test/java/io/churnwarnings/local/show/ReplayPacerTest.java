package io.churnwarnings.local.show;

import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.codec.file.FileRecord;
import io.churnwarnings.local.shop.Shop;
import io.churnwarnings.local.shop.ShopSettings;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReplayPacerTest {

    private static final long MILLIS_OF_A_MONTH = 30L * 86_400_000;

    @Test
    void takesItsTimeAndLosesNothing() throws IOException {
        ShopSettings month = new ShopSettings(100, 30, 1, 0);
        long start = System.nanoTime();
        long played =
                count(
                        new ReplayPacer(
                                new Shop(month), ShopSettings.OPENING, MILLIS_OF_A_MONTH / 500.0));
        long millis = (System.nanoTime() - start) / 1_000_000;

        assertThat(played).isEqualTo(count(new ReplayPacer(new Shop(month), 0, Double.MAX_VALUE)));
        assertThat(millis).isBetween(300L, 5_000L);
    }

    private static long count(ReplayPacer records) throws IOException {
        long count = 0;
        for (FileRecord record = records.next(); record != null; record = records.next()) {
            count++;
        }
        return count;
    }
}
