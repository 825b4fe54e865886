package io.churnwarnings.local.show;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.codec.file.FileRecord;
import io.churnwarnings.codec.file.RecordReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A shop of two customers who buy once a day; eve is on the partition that is back first. */
class LiveShowTest {

    private static final long OPENING = 1_700_000_000_000L;
    private static final double DAY = 86_400_000;

    private final AtomicLong wall = new AtomicLong(OPENING);
    private final List<String> told = new ArrayList<>();

    @Test
    void playsANightAndAnOutageAfterWhichOnePartitionIsBackBeforeTheOthers() throws IOException {
        LiveShow show = new LiveShow(new Shop(), wall::get, this::goOn, OPENING, told::add);
        List<String> arrivals = new ArrayList<>();
        for (FileRecord record = show.next(); record != null; record = show.next()) {
            arrivals.add(
                    new String(record.key(), UTF_8)
                            + " "
                            + day(record.timestamp())
                            + " on "
                            + day(wall.get()));
        }

        assertThat(arrivals)
                .contains("eve 7 on 7", "ann 7 on 7", "eve 14 on 14", "ann 19 on 19")
                .contains("eve 20 on 36", "eve 35 on 36", "ann 20 on 39", "ann 38 on 39")
                .contains("eve 37 on 37", "ann 40 on 40")
                .noneMatch(arrival -> arrival.contains(" 10 on "))
                .hasSize(2 * (45 - 6));
        assertThat(told).hasSize(7).first().asString().contains("2023-11-14");
    }

    private void goOn() {
        wall.addAndGet((long) (DAY / 1_000));
    }

    private static int day(long time) {
        return (int) ((time - OPENING) / DAY);
    }

    private static final class Shop implements RecordReader {

        private int sold;

        @Override
        public FileRecord next() {
            if (sold == 90) {
                return null;
            }
            String customer = sold % 2 == 0 ? "eve" : "ann";
            long time = OPENING + (long) ((sold / 2 + 0.5) * DAY);
            sold++;
            return new FileRecord(customer.getBytes(UTF_8), new byte[0], time);
        }

        @Override
        public void close() {}
    }
}
