package io.churnwarnings.store.timer;

import java.util.Arrays;

/** Numbers of which the least comes first: a binary heap. */
final class LongHeap {

    private static final int SMALLEST = 16;

    private long[] heap = new long[SMALLEST];
    private int size;

    void add(long value) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        int at = size++;
        while (at > 0) {
            int parent = at - 1 >>> 1;
            if (heap[parent] <= value) {
                break;
            }
            heap[at] = heap[parent];
            at = parent;
        }
        heap[at] = value;
    }

    /** The least number; the heap must not be empty. */
    long least() {
        return heap[0];
    }

    void removeLeast() {
        long last = heap[--size];
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= last) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = last;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** The number at a place from 0 below the size, in no order. */
    long at(int place) {
        return heap[place];
    }

    /** Replaces a number by one that keeps its rank among the others. */
    void replace(int place, long value) {
        heap[place] = value;
    }

    /** Makes of the heap a sorted array, which is a heap as well. */
    void sort() {
        Arrays.sort(heap, 0, size);
    }

    void clear() {
        heap = new long[SMALLEST];
        size = 0;
    }

    long bytes() {
        return (long) heap.length * Long.BYTES;
    }
}
