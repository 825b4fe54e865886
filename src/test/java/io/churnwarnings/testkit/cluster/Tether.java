package io.churnwarnings.testkit.cluster;

import java.io.IOException;

/**
 * Runs another main class and ends with the process that started it: a test that is itself killed
 * leaves no cluster behind.
 */
public final class Tether {

    private Tether() {}

    public static void main(String[] args) throws Exception {
        Thread watch = new Thread(Tether::holdOn, "tether");
        watch.setDaemon(true);
        watch.start();
        String[] rest = new String[args.length - 1];
        System.arraycopy(args, 1, rest, 0, rest.length);
        Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object) rest);
    }

    /** Nobody ever writes to this process: its input ends when the parent does. */
    private static void holdOn() {
        try {
            while (System.in.read() >= 0) {}
        } catch (IOException e) {
            // As good as the end.
        }
        Runtime.getRuntime().halt(1);
    }
}
