package io.churnwarnings.codec.mapping;

import io.churnwarnings.codec.field.CurrencyAt;
import io.churnwarnings.codec.field.Instants;
import io.churnwarnings.codec.field.TimeAt;
import io.churnwarnings.codec.json.Slot;
import java.util.Arrays;

/** The refunds in the array of a record, in its order. Grows as needed, and is reused. */
public final class Refunds implements Slot {

    private long[] amounts = new long[8];
    private long[] times = new long[8];
    private String[] currencies = new String[8];
    private String[] faults = new String[8];
    private int size;

    @Override
    public void clear() {
        Arrays.fill(currencies, 0, size, null);
        Arrays.fill(faults, 0, size, null);
        size = 0;
    }

    /** Adds the refund of an element; ignored if its money is absent or zero. */
    public void add(AmountSource money, TimeAt time, CurrencyAt currency) {
        long amount = money.amount();
        if (amount == AmountSource.ABSENT || amount == 0) {
            return;
        }
        time.renew();
        String fault = time.read() ? null : TimeAt.ABSENT;
        if (fault == null && time.time() == Instants.UNREADABLE) {
            fault = ": " + time.fault();
        }
        String code = currency.read();
        add(
                amount,
                time.time(),
                code == null ? money.currency() : code,
                fault == null ? null : time.name() + fault);
    }

    private void add(long amount, long time, String currency, String fault) {
        if (size == amounts.length) {
            amounts = Arrays.copyOf(amounts, 2 * size);
            times = Arrays.copyOf(times, 2 * size);
            currencies = Arrays.copyOf(currencies, 2 * size);
            faults = Arrays.copyOf(faults, 2 * size);
        }
        amounts[size] = amount;
        times[size] = time;
        currencies[size] = currency;
        faults[size++] = fault;
    }

    public int size() {
        return size;
    }

    public long amount(int index) {
        return amounts[index];
    }

    /** {@link Instants#UNREADABLE} if something is wrong with it. */
    public long time(int index) {
        return times[index];
    }

    /**
     * The currency of a refund; {@link CurrencyAt#UNUSABLE} if it is none, null if there is none.
     *
     * @param otherwise where the element names none
     */
    public String currency(int index, String otherwise) {
        return currencies[index] == null ? otherwise : currencies[index];
    }

    /** The error of the time; null if it is valid. */
    public String fault(int index) {
        return faults[index];
    }
}
