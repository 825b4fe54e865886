package io.churnwarnings.job.mapping;

import io.churnwarnings.codec.field.MoneyRules;
import io.churnwarnings.job.config.SettingsReader;
import io.churnwarnings.job.options.MappingOptions;
import java.util.HashMap;
import java.util.Map;

/** Reads how the shop's records write amounts. */
public final class MoneyUnits {

    private static final String ALLOWED =
            "major, or minor, behind which currencies may stand with the decimals of their coins, as"
                    + " minor,ISK:2,UGX:2";
    private static final int MOST_SCALE = 38;

    private MoneyUnits() {}

    public static MoneyRules read(SettingsReader reader) {
        Integer scale = reader.whole(MappingOptions.AMOUNT_SCALE, 0, MOST_SCALE).orElse(null);
        MoneyRules unit =
                reader.parsed(MappingOptions.AMOUNT_UNIT, ALLOWED, MoneyUnits::unit)
                        .orElse(MoneyRules.MAJOR);
        return new MoneyRules(unit.minor(), unit.decimals(), scale);
    }

    private static MoneyRules unit(String text) {
        String[] parts = text.split(",", -1);
        boolean minor = parts[0].trim().equals("minor");
        if (!minor && !text.equals("major")) {
            return null;
        }
        Map<String, Integer> decimals = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].trim();
            if (!part.matches("[A-Z]{3}:[0-" + MoneyRules.MOST_DECIMALS + "]")) {
                return null;
            }
            decimals.put(part.substring(0, 3), part.charAt(4) - '0');
        }
        return new MoneyRules(minor, decimals, null);
    }
}
