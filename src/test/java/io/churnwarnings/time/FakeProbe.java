package io.churnwarnings.time;

import io.churnwarnings.time.source.FakeReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** A probe that answers when a test tells it to. */
public final class FakeProbe implements BacklogProbe<FakeReader.Split> {

    public final Deque<String> asked = new ArrayDeque<>();
    public final AtomicBoolean closed = new AtomicBoolean();
    private CompletableFuture<Long> first;
    private CompletableFuture<Long> last;

    public CompletableFuture<Long> first() {
        return first;
    }

    public CompletableFuture<Long> answer() {
        return last;
    }

    /** The next question is the first one. */
    public void forget() {
        first = null;
    }

    @Override
    public CompletableFuture<Long> endOf(FakeReader.Split split, long next) {
        asked.add(split.splitId() + (next == UNREAD ? " from the start" : " from " + next));
        last = new CompletableFuture<>();
        first = first == null ? last : first;
        return last;
    }

    @Override
    public void close() {
        closed.set(true);
    }
}
