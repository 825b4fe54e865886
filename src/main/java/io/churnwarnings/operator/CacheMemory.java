package io.churnwarnings.operator;

import java.io.Serializable;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.taskmanager.TaskManagerRuntimeInfo;

/**
 * How much of the heap the customers in memory may take, in every task slot.
 *
 * @param bytes 0 or more, or {@link #UNSET}: then the slots share {@value #HEAP_SHARE} of the heap
 */
public record CacheMemory(long bytes) implements Serializable {

    /** As much as the size of the heap suggests. */
    public static final CacheMemory BY_HEAP = new CacheMemory(-1);

    /** In place of a number. */
    public static final long UNSET = -1;

    private static final double HEAP_SHARE = 0.4;

    /** The bytes of one slot of this TaskManager. */
    long perSlot(TaskManagerRuntimeInfo taskManager) {
        return among(taskManager.getConfiguration().get(TaskManagerOptions.NUM_TASK_SLOTS)).bytes;
    }

    /** The same in bytes, if so many share this process. */
    public CacheMemory among(int slots) {
        return bytes == UNSET
                ? new CacheMemory((long) (HEAP_SHARE * Runtime.getRuntime().maxMemory() / slots))
                : this;
    }
}
