package io.churnwarnings.savepoint;

import io.churnwarnings.codec.json.HarmlessText;
import io.churnwarnings.domain.CustomerView;
import io.churnwarnings.domain.policy.Policy;
import io.churnwarnings.domain.policy.Rfm;
import io.churnwarnings.domain.policy.Rulebook;
import io.churnwarnings.domain.policy.Stage;
import io.churnwarnings.operator.state.WatchedCustomer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Customers as CSV (RFC 4180), one line each; inapplicable fields are empty. Times are UTC. */
public final class CustomerTable implements SavepointContent.Visitor {

    /** The names of the columns. */
    public static final String HEADER =
            "customer_id,last_purchase,occasions,gaps,cycle_days,cycle_basis,recency_days,frequency,"
                    + "monetary,currency,rfm,customer_type,value,loss_probability,open_warning,"
                    + "open_since,next_line,next_line_at,facts_kept,state_bytes";

    private static final String FORMULA = "=+-@";
    private static final double DAY = Policy.DAY;
    private static final int DECIMALS = 4;

    private final long clock;
    private final Rulebook rules;
    private final Appendable out;
    private long customers;
    private long warned;

    /**
     * @param clock as of when customers are looked at, UTC epoch milliseconds
     */
    public CustomerTable(long clock, Rulebook rules, Appendable out) {
        this.clock = clock;
        this.rules = rules;
        this.out = out;
    }

    @Override
    public void customer(String customerId, WatchedCustomer customer, int state)
            throws IOException {
        CustomerView view = CustomerView.of(customer.profile(), clock, rules);
        customers++;
        warned += view.open() == null ? 0 : 1;
        List<String> row = new ArrayList<>();
        row.add(quoted(customerId));
        rhythm(view, row);
        rfm(view, row);
        row.add(Double.isNaN(view.lossProbability()) ? "" : number(view.lossProbability()));
        row.add(view.open() == null ? "" : view.open().highest().name());
        row.add(view.open() == null ? "" : time(view.open().highestAt()));
        Stage next = view.nextLine();
        row.add(next == null ? "" : next.name());
        row.add(next == null ? "" : time(view.lines().of(next)));
        row.add(String.valueOf(customer.profile().ledger().entries().size()));
        row.add(String.valueOf(state));
        out.append(String.join(",", row)).append('\n');
    }

    /** How many customers there were. */
    public long customers() {
        return customers;
    }

    /** Of how many of them a warning is open. */
    public long warned() {
        return warned;
    }

    private static void rhythm(CustomerView view, List<String> row) {
        row.add(view.occasions().isEmpty() ? "" : time(view.occasions().lastOrder()));
        row.add(String.valueOf(view.occasions().count()));
        row.add(String.valueOf(view.cycle().gaps()));
        boolean hasCycle = view.cycle().cycle() != null;
        row.add(hasCycle ? number(view.cycle().cycle().days()) : "");
        row.add(hasCycle ? view.cycle().cycle().basis().name() : "");
    }

    private static void rfm(CustomerView view, List<String> row) {
        Rfm rfm = view.rfm();
        if (rfm == null) {
            row.addAll(List.of("", "", "", "", "", "", ""));
            return;
        }
        row.add(number(rfm.recencyMillis() / DAY));
        row.add(String.valueOf(rfm.frequency()));
        row.add(
                new BigDecimal(rfm.monetary().toBigInteger(), DECIMALS)
                        .stripTrailingZeros()
                        .toPlainString());
        row.add(rfm.currency());
        row.add(rfm.scores());
        row.add(view.type().name());
        row.add(rfm.value().name());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String time(long instant) {
        return Instant.ofEpochMilli(instant).toString();
    }

    /**
     * A cell. A spreadsheet takes a text that begins with one of these signs for a formula and
     * executes it, unless an apostrophe stands before it.
     */
    private static String quoted(String id) {
        String harmless = HarmlessText.line(id);
        boolean isFormula = !harmless.isEmpty() && FORMULA.indexOf(harmless.charAt(0)) >= 0;
        String text = isFormula ? "'" + harmless : harmless;
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }
}
