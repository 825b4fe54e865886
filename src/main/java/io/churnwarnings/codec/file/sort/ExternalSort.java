package io.churnwarnings.codec.file.sort;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Sorts more than fits into memory: what fits is sorted and written to a temporary file as a run,
 * and the runs are merged. Stable: what has one key stays in the order in which it came. What comes
 * in order is one run, whatever its size.
 */
public final class ExternalSort implements Closeable {

    private static final long LEAST_BUDGET = 8L << 20;
    private static final long MOST_BUDGET = 96L << 20;
    private static final long HEAP_SHARE = 12;

    /** What an element takes of the heap beyond its bytes. */
    private static final int OVERHEAD = 96;

    private final long budget;
    private final List<Element> held = new ArrayList<>();
    private RunFile runs;
    private long bytes;
    private long highest = Long.MIN_VALUE;
    private boolean inOrder = true;
    private boolean finished;

    /** An element and what it is sorted by. */
    record Element(long key, byte[] bytes) {}

    /** With as much memory as is good for the heap. */
    public ExternalSort() {
        this(
                Math.max(
                        LEAST_BUDGET,
                        Math.min(MOST_BUDGET, Runtime.getRuntime().maxMemory() / HEAP_SHARE)));
    }

    /**
     * @param budget how many bytes of memory to take
     */
    public ExternalSort(long budget) {
        this.budget = budget;
    }

    /** Takes an element, until {@link #sorted()}. */
    public void add(long key, byte[] element) throws IOException {
        inOrder &= key >= highest;
        highest = Math.max(highest, key);
        held.add(new Element(key, element));
        bytes += element.length + OVERHEAD;
        if (bytes > budget) {
            spill();
        }
    }

    /** Whether the elements came in order. */
    public boolean isInOrder() {
        return inOrder;
    }

    /** Whether there was more than fits into memory. */
    public boolean isSpilled() {
        return runs != null;
    }

    /** All elements in order; may be called once. */
    public Sorted sorted() throws IOException {
        if (finished) {
            throw new IllegalStateException("read already");
        }
        finished = true;
        sortHeld();
        return new Merge(runs == null ? List.of() : runs.runs(), held);
    }

    private void spill() throws IOException {
        if (runs == null) {
            runs = RunFile.create();
        }
        sortHeld();
        runs.write(held);
        held.clear();
        bytes = 0;
    }

    private void sortHeld() {
        if (!inOrder) {
            held.sort(Comparator.comparingLong(Element::key));
        }
    }

    @Override
    public void close() throws IOException {
        held.clear();
        if (runs != null) {
            runs.close();
        }
    }
}
