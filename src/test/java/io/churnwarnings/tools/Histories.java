package io.churnwarnings.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Made-up histories of two years, in files. */
final class Histories {

    static final long DAY = 86_400_000;
    static final long OPENING = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();

    private Histories() {}

    /**
     * Customers who buy at a rhythm of their own, and leave after any purchase with a chance of one
     * in ten.
     */
    static Path write(Path file, int customers) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        List<String[]> facts = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            double rhythm = random.nextDouble(5, 40);
            long at = OPENING + (long) (random.nextDouble(400) * DAY);
            do {
                facts.add(
                        new String[] {
                            "c" + i, String.valueOf(at), String.valueOf(random.nextInt(10, 900))
                        });
                at += (long) (DAY * (1 + rhythm * random.nextExponential()));
            } while (random.nextDouble() < 0.9 && at < OPENING + 730 * DAY);
        }
        facts.sort(Comparator.comparing(fact -> fact[1]));
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < facts.size(); i++) {
            lines.append(
                    "{\"customerId\":\"%s\",\"orderId\":%d,\"occurredAt\":%s,\"amount\":%s}%n"
                            .formatted(facts.get(i)[0], i, facts.get(i)[1], facts.get(i)[2]));
        }
        return Files.writeString(file, lines);
    }
}
