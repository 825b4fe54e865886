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
    public void set(String customerId, long at) throws IOException {
        list.set(customerId, at);
    }

    @Override
    public void cancel(String customerId, long at) throws IOException {
        list.cancel(customerId, at);
    }

    @Override
    public void fire(long clock, Visitor visitor) throws Exception {
        list.fire(clock, visitor);
    }

    @Override
    public void flush() throws IOException {
        list.flush();
    }

    @Override
    public void erase(Map<String, Long> timerAt) throws IOException {
        list.erase(timerAt);
    }
}
