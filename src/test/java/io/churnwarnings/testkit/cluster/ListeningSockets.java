package io.churnwarnings.testkit.cluster;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The TCP ports on which processes listen, as Linux tells them. */
public final class ListeningSockets {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTENS = "0A";
    private static final int ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String IPV6_LOOPBACK = "00000000000000000000000001000000";
    private static final String IPV4_IN_IPV6 = "0000000000000000FFFF0000";

    /** 127.x.x.x, the last byte first. */
    private static final String IPV4_LOOPBACK = "[0-9A-F]{6}7F";

    private ListeningSockets() {}

    /**
     * One that is listened on.
     *
     * @param inode what the kernel knows it by: a later one on the same port has another
     * @param address in hexadecimal, as the kernel writes it
     */
    public record Socket(String inode, String address, int port) {

        /** Whether only this machine reaches it. */
        public boolean isLoopback() {
            return address.equals(IPV6_LOOPBACK)
                    || address.matches("(" + IPV4_IN_IPV6 + ")?" + IPV4_LOOPBACK);
        }

        private static Socket of(String line) {
            String[] columns = line.strip().split("\\s+");
            String[] local = columns[ADDRESS].split(":");
            return new Socket(columns[INODE], local[0], Integer.parseInt(local[1], 16));
        }
    }

    /** Whether this system tells them. */
    public static boolean canBeSeen() {
        return Files.isReadable(PROC.resolve("self/net/tcp"))
                && Files.isDirectory(PROC.resolve("self/fd"));
    }

    /** Those of a process and of all that it has started. */
    public static Set<Socket> of(ProcessHandle process) throws IOException {
        return of(process, all());
    }

    /** Which of these are a process's, or of one that it has started. */
    public static Set<Socket> of(ProcessHandle process, Set<Socket> sockets) throws IOException {
        Set<String> own = new HashSet<>();
        for (ProcessHandle each :
                Stream.concat(Stream.of(process), process.descendants()).toList()) {
            own.addAll(inodes(each));
        }
        return sockets.stream()
                .filter(socket -> own.contains(socket.inode()))
                .collect(Collectors.toSet());
    }

    /** Those of the whole machine: quick to ask for. */
    public static Set<Socket> all() throws IOException {
        Set<Socket> sockets = new HashSet<>();
        for (String table : List.of("tcp", "tcp6")) {
            Path file = PROC.resolve("self/net").resolve(table);
            if (Files.exists(file)) {
                Files.readAllLines(file).stream()
                        .skip(1)
                        .filter(line -> line.strip().split("\\s+")[STATE].equals(LISTENS))
                        .map(Socket::of)
                        .forEach(sockets::add);
            }
        }
        return sockets;
    }

    private static Set<String> inodes(ProcessHandle process) throws IOException {
        Set<String> inodes = new HashSet<>();
        Path open = PROC.resolve(process.pid() + "/fd");
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(open)) {
            for (Path descriptor : descriptors) {
                String target = target(descriptor);
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        } catch (NoSuchFileException e) {
            // The process is gone.
        }
        return inodes;
    }

    private static String target(Path descriptor) throws IOException {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (NoSuchFileException e) {
            return "";
        }
    }
}
