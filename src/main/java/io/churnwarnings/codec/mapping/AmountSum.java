package io.churnwarnings.codec.mapping;

import io.churnwarnings.codec.json.Slot;
import java.util.List;
import java.util.function.BiFunction;

/** The sum of the amounts of several elements of an array; absent if there is none. */
final class AmountSum implements AmountSource, Slot {

    private long sum = ABSENT;
    private String currency;

    @Override
    public void clear() {
        sum = ABSENT;
        currency = null;
    }

    /** Adds the amount of an element. */
    void add(AmountSource money) {
        long amount = money.amount();
        sum = AmountSource.add(sum, amount);
        currency = currency == null && amount != ABSENT ? money.currency() : currency;
    }

    /** Takes the amount of another element instead. */
    void set(AmountSource money) {
        clear();
        add(money);
    }

    @Override
    public long amount() {
        return sum;
    }

    @Override
    public String currency() {
        return currency;
    }

    /**
     * The amount at the end of a way: of several elements, wherever the way leads through them.
     *
     * @param single makes the amount at the end of a way that leads through single fields
     */
    static AmountSource over(
            PointerNode from,
            List<Step> way,
            BiFunction<PointerNode, List<Step>, AmountSource> single) {
        if (way.stream().noneMatch(step -> step.kind() == Step.Kind.EACH)) {
            return single.apply(from, way);
        }
        PointerNode node = from;
        int at = 0;
        for (; way.get(at).kind() == Step.Kind.FIELD; at++) {
            node = node.field(way.get(at));
        }
        ElementReader elements = node.elements();
        AmountSource inner = over(elements.element(), way.subList(at + 1, way.size()), single);
        AmountSum sum = new AmountSum();
        boolean each = way.get(at).kind() == Step.Kind.EACH;
        elements.choose(way.get(at), sum, each ? () -> sum.add(inner) : () -> sum.set(inner));
        return sum;
    }
}
