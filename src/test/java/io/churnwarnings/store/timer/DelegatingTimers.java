package io.churnwarnings.store.timer;

import java.io.IOException;
import java.util.Map;

/** A due list of which a test may change something. */
public class DelegatingTimers implements Timers {

    private final Timers list;

    public DelegatingTimers(Timers list) {
        this.list = list;
    }

    @Override
    public void add(String customerId, long at) throws IOException {
        list.add(customerId, at);
    }

    @Override
    public void withdraw(String customerId, long at) throws IOException {
        list.withdraw(customerId, at);
    }

    @Override
    public void comeUp(long clock, Visitor visitor) throws Exception {
        list.comeUp(clock, visitor);
    }

    @Override
    public void flush() throws IOException {
        list.flush();
    }

    @Override
    public void scrub(Map<String, Long> armed) throws IOException {
        list.scrub(armed);
    }
}
