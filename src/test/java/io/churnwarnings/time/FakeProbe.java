package io.churnwarnings.time;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** A probe that answers when a test tells it to. */
final class FakeProbe implements BacklogProbe<FakeReader.Split> {

    final Deque<String> asked = new ArrayDeque<>();
    final AtomicBoolean closed = new AtomicBoolean();
    private CompletableFuture<Long> first;
    private CompletableFuture<Long> last;

    CompletableFuture<Long> first() {
        return first;
    }

    CompletableFuture<Long> answer() {
        return last;
    }

    /** The next question is the first one. */
    void forget() {
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
