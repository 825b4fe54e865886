package io.churnwarnings.codec.file.sort;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Runs merged to one; of equal keys those of the earlier run come first. */
final class Merge implements Sorted {

    private final PriorityQueue<Part> parts =
            new PriorityQueue<>(
                    Comparator.comparingLong((Part part) -> part.run.key())
                            .thenComparingInt(Part::number));
    private Part current;

    private record Part(Sorted run, int number) {}

    /**
     * @param runs the runs that are in a file
     * @param held the last run, in memory
     */
    Merge(List<? extends Sorted> runs, List<ExternalSort.Element> held) throws IOException {
        int number = 0;
        for (Sorted run : runs) {
            add(new Part(run, number++));
        }
        add(new Part(new Held(held), number));
    }

    private void add(Part part) throws IOException {
        if (part.run.next()) {
            parts.add(part);
        }
    }

    @Override
    public boolean next() throws IOException {
        if (current != null) {
            add(current);
        }
        current = parts.poll();
        return current != null;
    }

    @Override
    public long key() {
        return current.run.key();
    }

    @Override
    public byte[] element() {
        return current.run.element();
    }

    /** A run in memory, which is given free as it is read. */
    private static final class Held implements Sorted {

        private final List<ExternalSort.Element> elements;
        private int position = -1;

        Held(List<ExternalSort.Element> elements) {
            this.elements = elements;
        }

        @Override
        public boolean next() {
            if (position >= 0) {
                elements.set(position, null);
            }
            return ++position < elements.size();
        }

        @Override
        public long key() {
            return elements.get(position).key();
        }

        @Override
        public byte[] element() {
            return elements.get(position).bytes();
        }
    }
}
