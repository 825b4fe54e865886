package io.churnwarnings.local.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.churnwarnings.tools.input.PrivateFiles;
import io.churnwarnings.tools.input.UsageException;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * A file of JSON lines that a run writes. The file of an earlier run stays until the first write.
 */
public final class OutFile implements Closeable {

    public static final ObjectMapper JSON = new ObjectMapper();

    private final String option;
    private final Path path;
    // Begun on one thread, written on another.
    private volatile OutputStream out;

    /**
     * @param option the user's option for the file
     */
    public OutFile(String option, Path path) {
        this.option = option;
        this.path = path;
    }

    /**
     * Empties or creates the file.
     *
     * @throws UsageException if it cannot be written
     */
    void begin() {
        out = open(option, path);
    }

    /** As {@link #begin}, for bytes of any kind. */
    public static OutputStream open(String option, Path path) {
        try {
            return new BufferedOutputStream(PrivateFiles.newOutputStream(path), 1 << 16);
        } catch (IOException e) {
            throw new UsageException(option + ": " + path + " cannot be written");
        }
    }

    boolean isBegun() {
        return out != null;
    }

    Path path() {
        return path;
    }

    /** Adds a line that is JSON already, its bytes unchanged. */
    JsonNode add(byte[] line) throws IOException {
        out.write(line);
        out.write('\n');
        return JSON.readTree(line);
    }

    void add(ObjectNode line) throws IOException {
        try {
            out.write(JSON.writeValueAsBytes(line));
        } catch (JsonProcessingException e) {
            throw new IOException("cannot write " + path, e);
        }
        out.write('\n');
    }

    void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
