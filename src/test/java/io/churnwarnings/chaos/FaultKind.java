package io.churnwarnings.chaos;

/** The faults of a cluster and its job. */
enum FaultKind {
    /** SIGKILL; a new one comes. */
    KILL_TASK_MANAGER(true),
    /** SIGKILL; a new one takes over from ZooKeeper. */
    KILL_JOB_MANAGER(true),
    /** SIGKILL; it restarts from its disk. */
    KILL_BROKER(true),
    /** SIGSTOP for longer than the heartbeats allow: it is given up, and then goes on. */
    PAUSE_TASK_MANAGER(true),
    /** The same. */
    PAUSE_JOB_MANAGER(true),
    /** SIGSTOP; all clients wait or give up. */
    PAUSE_BROKER(true),
    /** SIGSTOP for longer than its sessions last: the leader has to go. */
    PAUSE_ZOOKEEPER(true),
    /** Nothing can be written to the folder of the checkpoints for a while, nor read from it. */
    NO_CHECKPOINTS(true),
    /** Stopped with a savepoint and resumed at another parallelism. */
    RESCALE(true),
    /** Cancelled and taken up from the last checkpoint at another parallelism. */
    CANCEL_AND_RESUME(true),
    /** Cancelled and restored from an older checkpoint: its events are published again. */
    REWIND(false);

    private final boolean exactlyOnce;

    FaultKind(boolean exactlyOnce) {
        this.exactlyOnce = exactlyOnce;
    }

    /** Whether every event is published exactly once under faults of this kind. */
    boolean isExactlyOnce() {
        return exactlyOnce;
    }
}
