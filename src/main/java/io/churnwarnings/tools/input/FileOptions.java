package io.churnwarnings.tools.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks the files and folders that options name, without writing anything. */
public final class FileOptions {

    private static final int MAX_LINKS = 40;

    private final UsageErrors mistakes;
    private final List<Named> read = new ArrayList<>();
    private final List<Named> written = new ArrayList<>();

    /** A file and the option that names it. */
    private record Named(String option, Path file) {}

    public FileOptions(UsageErrors mistakes) {
        this.mistakes = mistakes;
    }

    /**
     * A file that is only read, or a folder, of which no file may be overwritten; null if the
     * option was not given.
     */
    public void read(String option, Path file) {
        if (file != null) {
            read.add(new Named(option, file));
        }
    }

    /** A file that is emptied or made, in a folder that is there; null if it was not given. */
    public void write(String option, Path file) {
        if (file == null) {
            return;
        }
        if (clashes(option, file, read, "would be overwritten: it is read by ")
                || clashes(option, file, written, "is also the file of ")) {
            return;
        }
        written.add(new Named(option, file));
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            fault(option, file + " is a folder");
        } else if (folder == null || !Files.exists(folder)) {
            fault(option, "the folder " + folder + " does not exist");
        } else if (!Files.isDirectory(folder)) {
            fault(option, folder + " is not a folder");
        } else if (!Files.isWritable(Files.exists(file) ? file : folder)) {
            fault(option, file + " cannot be written");
        }
    }

    /** A folder that is made if it is not there; null if it was not given. */
    public void folder(String option, Path folder) {
        Path there = folder == null ? null : folder.toAbsolutePath().normalize();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null) {
            return;
        }
        if (!Files.isDirectory(there)) {
            fault(option, there + " is not a folder");
        } else if (!Files.isWritable(there)) {
            fault(option, folder + " cannot be written");
        }
    }

    private boolean clashes(String option, Path file, List<Named> others, String how) {
        for (Named other : others) {
            if (same(file, other.file())) {
                fault(option, file + " " + how + other.option());
                return true;
            }
        }
        return false;
    }

    private void fault(String option, String what) {
        mistakes.add(option + ": " + what);
    }

    /** Whether they are one file, or the first lies in the folder that is the second. */
    private static boolean same(Path one, Path other) {
        try {
            if (Files.exists(one) && Files.exists(other)) {
                // What is written to a device does not come together there.
                return Files.isRegularFile(one)
                        && (Files.isSameFile(one, other)
                                || Files.isDirectory(other)
                                        && one.toRealPath().startsWith(other.toRealPath()));
            }
            return real(one, 0).equals(real(other, 0));
        } catch (IOException e) {
            return false;
        }
    }

    /** Where a file is or will be made, links followed as far as they lead. */
    private static Path real(Path file, int links) throws IOException {
        if (Files.isSymbolicLink(file) && !Files.exists(file) && links < MAX_LINKS) {
            return real(file.resolveSibling(Files.readSymbolicLink(file)), links + 1);
        }
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.getParent();
        return Files.exists(file) || folder == null
                ? absolute.toRealPath()
                : folder.toRealPath().resolve(absolute.getFileName());
    }
}
