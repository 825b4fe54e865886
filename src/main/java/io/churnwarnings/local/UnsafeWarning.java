package io.churnwarnings.local;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;

/**
 * Java 24 and later say once, on standard error, that {@code sun.misc.Unsafe} will go. The
 * libraries inside Flink that use it are not ours, and whoever runs this jar can do nothing about
 * them.
 */
final class UnsafeWarning {

    private UnsafeWarning() {}

    /** Lets Java say it now, where nobody hears it. */
    static void getOver() {
        PrintStream err = System.err;
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
        try {
            Class<?> type = Class.forName("sun.misc.Unsafe");
            Field instance = type.getDeclaredField("theUnsafe");
            instance.setAccessible(true);
            type.getMethod("objectFieldOffset", Field.class)
                    .invoke(instance.get(null), UnsafeWarning.class.getDeclaredField("someField"));
        } catch (ReflectiveOperationException e) {
            // A Java without it does not warn of it.
        } finally {
            System.setErr(err);
        }
    }

    @SuppressWarnings("unused") // Something to ask the offset of.
    private int someField;
}
