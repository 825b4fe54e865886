package io.churnwarnings.operator;

import java.io.IOException;

/** Slots of which a test may change something. */
class DelegatingSlots implements CustomerSlots {

    private final CustomerSlots slots;

    DelegatingSlots(CustomerSlots slots) {
        this.slots = slots;
    }

    @Override
    public CustomerSlot load(String customerId) throws IOException {
        return slots.load(customerId);
    }

    @Override
    public void changed(CustomerSlot slot) throws IOException {
        slots.changed(slot);
    }

    @Override
    public void flush() throws IOException {
        slots.flush();
    }

    @Override
    public void writeBack(int most) throws IOException {
        slots.writeBack(most);
    }
}
