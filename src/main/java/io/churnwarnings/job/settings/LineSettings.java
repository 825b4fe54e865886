package io.churnwarnings.job.settings;

import io.churnwarnings.domain.policy.LineKind;
import io.churnwarnings.domain.policy.LinePolicy;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.ReturnModel;
import io.churnwarnings.job.config.SettingsReader;
import io.churnwarnings.job.options.CycleOptions;
import io.churnwarnings.job.options.LineKindOptions;
import io.churnwarnings.job.options.ModelOptions;
import io.churnwarnings.model.LinePrices;
import java.math.BigDecimal;
import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;

/** Reads what the lines are measured by, and the numbers of the kinds other than cycles. */
final class LineSettings {

    private static final Duration SOME = Duration.ofMillis(1);

    private final SettingsReader reader;

    private LineSettings(SettingsReader reader) {
        this.reader = reader;
    }

    /**
     * @param prices of the model, or the usual ones
     * @param returns of the model; null if it says nothing of them
     * @param meanGapDays the population's mean gap, NaN if none is given
     */
    static LinePolicy read(
            SettingsReader reader, LinePrices prices, ReturnModel returns, double meanGapDays) {
        return new LineSettings(reader).line(prices, returns, meanGapDays);
    }

    private LinePolicy line(LinePrices prices, ReturnModel returns, double meanGapDays) {
        LinePolicy line =
                new LinePolicy(
                        reader.required(LineKindOptions.LINE, "cycles, price or days"),
                        price(LineKindOptions.AT_RISK_PRICE, prices.atRisk()),
                        price(LineKindOptions.LIKELY_LOST_PRICE, prices.likelyLost()),
                        days(LineKindOptions.AT_RISK_DAYS),
                        days(LineKindOptions.LIKELY_LOST_DAYS),
                        reader.number(
                                LineKindOptions.EARLIEST, 0, true, LineKindOptions.MOST_EARLIEST),
                        returns);
        check(line, meanGapDays);
        return line;
    }

    private double price(ConfigOption<Double> option, double ofModel) {
        double price = reader.number(option, 0, false, LinePrices.MOST);
        if (BigDecimal.valueOf(price).stripTrailingZeros().scale() > LinePrices.DECIMALS) {
            reader.fault(option, "a number with at most " + LinePrices.DECIMALS + " decimals");
            return option.defaultValue();
        }
        return reader.isSet(option) ? price : ofModel;
    }

    private double days(ConfigOption<Duration> option) {
        return reader.duration(option, SOME).toMillis() / Policy.DAY;
    }

    private void check(LinePolicy line, double meanGapDays) {
        boolean own =
                reader.isSet(LineKindOptions.AT_RISK_PRICE)
                        || reader.isSet(LineKindOptions.LIKELY_LOST_PRICE);
        if ((line.kind() == LineKind.PRICE || own)
                && reader.sound(LineKindOptions.AT_RISK_PRICE, LineKindOptions.LIKELY_LOST_PRICE)
                && line.likelyLostPrice() > line.atRiskPrice()) {
            reader.mistake(
                    "%s is %s, but must not be above %s, which is %s: raise the one or lower the other"
                            .formatted(
                                    LineKindOptions.LIKELY_LOST_PRICE.key(),
                                    line.likelyLostPrice(),
                                    LineKindOptions.AT_RISK_PRICE.key(),
                                    line.atRiskPrice()));
        }
        if (reader.sound(LineKindOptions.AT_RISK_DAYS, LineKindOptions.LIKELY_LOST_DAYS)
                && line.likelyLostDays() < line.atRiskDays()) {
            reader.mistake(
                    "%s is %s d, but must not be below %s, which is %s d: raise the one or lower the other"
                            .formatted(
                                    LineKindOptions.LIKELY_LOST_DAYS.key(),
                                    line.likelyLostDays(),
                                    LineKindOptions.AT_RISK_DAYS.key(),
                                    line.atRiskDays()));
        }
        if (line.kind() == LineKind.PRICE && reader.sound(ModelOptions.MODEL)) {
            if (line.returns() == null || Double.isNaN(meanGapDays)) {
                reader.fault(
                        LineKindOptions.LINE,
                        "cycles or days, or %s must be set to a model that has gamma and meanGapDays (or %s be set)"
                                .formatted(ModelOptions.MODEL.key(), CycleOptions.MEAN_GAP.key()));
            }
        }
    }
}
