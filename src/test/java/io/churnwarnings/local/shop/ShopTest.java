package io.churnwarnings.local.shop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.churnwarnings.codec.DecodingRules;
import io.churnwarnings.codec.FactDecoder;
import io.churnwarnings.codec.file.FileRecord;
import io.churnwarnings.codec.json.RejectionReason;
import io.churnwarnings.codec.record.DecodedRecord;
import io.churnwarnings.codec.record.RawRecord;
import io.churnwarnings.domain.fact.FactType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShopTest {

    private static final DecodingRules RULES = new DecodingRules("CNY", 600_000, 631_152_000_000L);
    private static final long FIVE_MINUTES = 300_000;

    @Test
    void sameSeedMakesTheSameShop() {
        ShopSettings settings = new ShopSettings(300, 400, 7, 50);

        assertThat(lines(settings)).isEqualTo(lines(settings));
        assertThat(lines(settings)).isNotEqualTo(lines(new ShopSettings(300, 400, 8, 50)));
    }

    @Test
    void nothingIsLaterThanTheJobAllowsFor() {
        long newest = 0;
        long sent = Long.MIN_VALUE;
        for (FileRecord record : records(new ShopSettings(500, 730, 1, 2_000))) {
            assertThat(record.timestamp()).isGreaterThanOrEqualTo(sent);
            sent = record.timestamp();
            DecodedRecord ingested = decode(record);
            if (ingested.isFact()) {
                assertThat(ingested.fact().fact().occurredAt())
                        .isGreaterThan(newest - FIVE_MINUTES);
                newest = Math.max(newest, ingested.observedAt());
            }
        }
    }

    @Test
    void customersAreOfSeveralKinds() {
        Map<String, Integer> purchases = new HashMap<>();
        for (FileRecord record : records(new ShopSettings(5_000, 730, 1, 0))) {
            DecodedRecord ingested = decode(record);
            if (ingested.isFact() && ingested.fact().fact().type() == FactType.PURCHASE) {
                purchases.merge(ingested.fact().customerId(), 1, Integer::sum);
            }
        }

        long once = purchases.values().stream().filter(count -> count == 1).count();
        assertThat(purchases).hasSizeBetween(4_900, 5_000);
        assertThat((double) once / purchases.size()).isCloseTo(0.33, within(0.05));
        assertThat(purchases.values()).anyMatch(count -> count > 80);
    }

    @Test
    void everythingThatHappensInAShopHappens() {
        Map<FactType, Integer> types = new EnumMap<>(FactType.class);
        Set<RejectionReason> reasons = EnumSet.noneOf(RejectionReason.class);
        List<FileRecord> records = records(new ShopSettings(5_000, 730, 1, 0));
        int rejected = 0;
        for (FileRecord record : records) {
            DecodedRecord ingested = decode(record);
            if (ingested.isRejected()) {
                rejected++;
                reasons.add(ingested.rejection().reason());
            } else {
                types.merge(ingested.fact().fact().type(), 1, Integer::sum);
            }
        }

        assertThat(types).containsKeys(FactType.PURCHASE, FactType.REFUND, FactType.CANCELLATION);
        assertThat((double) types.get(FactType.CANCELLATION) / types.get(FactType.PURCHASE))
                .isCloseTo(0.02, within(0.005));
        assertThat((double) rejected / records.size()).isCloseTo(0.004, within(0.002));
        // What else there is comes with other encodings, or on other topics.
        assertThat(reasons)
                .isEqualTo(EnumSet.range(RejectionReason.EMPTY, RejectionReason.TOO_OLD));
    }

    @Test
    void theGuestBuysAsOftenAsConfigured() {
        long orders =
                records(new ShopSettings(0, 730, 1, 1_000)).stream()
                        .map(ShopTest::decode)
                        .filter(DecodedRecord::isFact)
                        .filter(ingested -> ingested.fact().fact().type() == FactType.PURCHASE)
                        .map(ingested -> ingested.fact().fact().orderId())
                        .distinct()
                        .count();

        assertThat(orders).isEqualTo(1_000);
    }

    @Test
    void findsHowManyCustomersMakeSoManyPurchases() {
        int customers = Shop.customersFor(50_000, 730, 3);

        long made = records(new ShopSettings(customers, 730, 3, 0)).size();
        assertThat(made).isCloseTo(50_000, within(5_000L));
    }

    @Test
    void knowsWhichCustomersReturnAfterItsEnd() {
        ShopSettings settings = new ShopSettings(1_000, 365, 1, 0);
        Shop shop = new Shop(settings);
        FileRecord record = shop.next();
        while (record != null) {
            record = shop.next();
        }

        assertThat(shop.nextPurchases().values()).allMatch(next -> next >= settings.closing());
        assertThat(shop.nextPurchases().size()).isBetween(200, 600);
        assertThat(shop.nextPurchases().keySet()).allMatch(id -> id.matches("c-\\d+"));
    }

    private static DecodedRecord decode(FileRecord record) {
        return new FactDecoder(RULES)
                .decode(new RawRecord("t", 0, 0, record.timestamp(), record.key(), record.value()));
    }

    private static List<String> lines(ShopSettings settings) {
        return records(settings).stream()
                .map(record -> record.timestamp() + " " + new String(record.value(), UTF_8))
                .toList();
    }

    private static List<FileRecord> records(ShopSettings settings) {
        List<FileRecord> records = new ArrayList<>();
        try (Shop shop = new Shop(settings)) {
            for (FileRecord record = shop.next(); record != null; record = shop.next()) {
                records.add(record);
            }
        }
        return records;
    }
}
