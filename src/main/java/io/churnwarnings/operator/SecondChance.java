package io.churnwarnings.operator;

/**
 * Chooses who leaves the memory: a clock hand goes round the table and takes the first slot that
 * nobody asked for since it last came by.
 */
final class SecondChance {

    private final SlotTable table;
    private int hand;

    SecondChance(SlotTable table) {
        this.table = table;
    }

    /**
     * Takes a slot out of the table.
     *
     * @param spared the one slot that must stay; the table holds another one
     */
    CustomerSlot evict(CustomerSlot spared) {
        while (true) {
            hand = hand & table.capacity() - 1;
            CustomerSlot slot = table.at(hand);
            if (slot != null && slot != spared) {
                if (!slot.referenced) {
                    // The hand stays: another slot may have moved here.
                    table.removeAt(hand);
                    return slot;
                }
                slot.referenced = false;
            }
            hand++;
        }
    }
}
