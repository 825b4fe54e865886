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
        MadeTime time = new MadeTime();
        long played =
                count(
                        new ReplayPacer(
                                new Shop(month),
                                ShopSettings.OPENING,
                                MILLIS_OF_A_MONTH / 500.0,
                                time));

        assertThat(played).isEqualTo(count(new ReplayPacer(new Shop(month), 0, Double.MAX_VALUE)));
        assertThat(time.millis).isBetween(450L, 500L);
    }

    /** Passes when somebody waits, and at no other time. */
    private static final class MadeTime implements ReplayPacer.Time {

        private long millis;

        @Override
        public long nanos() {
            return millis * 1_000_000;
        }

        @Override
        public void pass(long more) {
            millis += more;
        }
    }

    private static long count(ReplayPacer records) throws IOException {
        long count = 0;
        for (FileRecord record = records.next(); record != null; record = records.next()) {
            count++;
        }
        return count;
    }
}
