package io.churnwarnings.time;

import java.io.Serializable;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * Finds out whether a split holds records that its reader has not read yet. A reader alone cannot
 * tell an empty split from one whose records are still on their way to it.
 *
 * @param <S> the wrapped source's own splits
 */
public interface BacklogProbe<S extends SourceSplit> extends AutoCloseable {

    /** In place of a position: the reader has read nothing since it was given the split. */
    long UNREAD = Long.MIN_VALUE;

    /** The answer that nothing is left to be read. */
    long NOTHING_LEFT = Long.MIN_VALUE;

    /**
     * Asks how far the split's records reach now. Never blocks.
     *
     * @param split where the reader began
     * @param next the position after the last record that was read, or {@link #UNREAD}
     * @return the position up to which the reader must have read to have read everything that was
     *     there when this was asked, or {@link #NOTHING_LEFT}. Completed exceptionally, or not at
     *     all, while there is no answer: that is no reason to let the clock go on.
     */
    CompletableFuture<Long> endOf(S split, long next);

    /** Makes the probe of one reader. */
    @FunctionalInterface
    interface Factory<S extends SourceSplit> extends Serializable {

        BacklogProbe<S> create(SourceReaderContext context);
    }
}
