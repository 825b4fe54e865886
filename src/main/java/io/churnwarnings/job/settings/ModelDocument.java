package io.churnwarnings.job.settings;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * Fetches a document from where a shop keeps it: a web server, or any file system that Flink knows.
 */
final class ModelDocument {

    private static final int MOST_BYTES = 1 << 20;
    private static final int TIMEOUT_MS = 30_000;

    private ModelDocument() {}

    /**
     * The bytes of the document.
     *
     * @throws IOException if it cannot be read, or is larger than a megabyte
     */
    static byte[] fetch(String location) throws IOException {
        try (InputStream in = isWeb(location) ? openUrl(location) : openFile(location)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("it is larger than " + MOST_BYTES + " bytes");
            }
            return bytes;
        }
    }

    /** The location without what may be secret of it: user and query. */
    static String shown(String location) {
        return isWeb(location)
                ? location.replaceFirst("\\?.*", "").replaceFirst("//[^/]*@", "//")
                : location;
    }

    private static boolean isWeb(String location) {
        return location.regionMatches(true, 0, "http://", 0, 7)
                || location.regionMatches(true, 0, "https://", 0, 8);
    }

    private static InputStream openFile(String location) throws IOException {
        Path path = new Path(location);
        FileSystem files = path.getFileSystem();
        return files.open(path);
    }

    private static InputStream openUrl(String location) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(location).toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MS);
        connection.setReadTimeout(TIMEOUT_MS);
        int status = connection.getResponseCode();
        if (status != HttpURLConnection.HTTP_OK) {
            connection.disconnect();
            throw new IOException("the server answered with status " + status);
        }
        return connection.getInputStream();
    }
}
