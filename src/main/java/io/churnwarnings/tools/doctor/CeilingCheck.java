package io.churnwarnings.tools.doctor;

import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.tools.doctor.shape.Draft;
import io.churnwarnings.tools.line.CeilingAdvice;
import java.util.Arrays;
import java.util.List;

/** Whether the sample's customers buy too rarely for the ceiling of the cycle. */
final class CeilingCheck {

    private static final int FEWEST_CUSTOMERS = 50;

    private CeilingCheck() {}

    /** Proposes the settings that help, and says why. */
    static void settle(Examination found, Policy policy, Draft draft, List<String> lines) {
        double sum = 0;
        long gaps = 0;
        long cycles = 0;
        long above = 0;
        for (Customer customer : found.customers().values()) {
            double[] own = customer.gaps(policy.occasionWindow());
            if (own.length > 0) {
                double days = Arrays.stream(own).sum();
                sum += days;
                gaps += own.length;
                cycles++;
                above += days / own.length > policy.ceilingDays() ? 1 : 0;
            }
        }
        if (cycles < FEWEST_CUSTOMERS) {
            return;
        }
        CeilingAdvice advice = CeilingAdvice.of(policy, sum / gaps, cycles, above);
        if (advice.said() != null) {
            lines.add("");
            lines.add(advice.said());
            advice.settings().forEach(draft::set);
        }
    }
}
