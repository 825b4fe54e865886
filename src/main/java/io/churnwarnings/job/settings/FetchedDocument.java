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
final class FetchedDocument {

    private static final int MOST_BYTES = 1 << 20;
    private static final int TIMEOUT_MS = 30_000;
    private static final String SCHEME = "(?:[^/:@]*:/*|//)";

    private FetchedDocument() {}

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

    /**
     * The location without what may be secret of it: user and password, query and fragment. A
     * location with a mistake in it is no URL to any parser, so its parts are found by their signs.
     */
    static String shown(String location) {
        String text = location.trim();
        boolean isPath = text.indexOf(':') < 0 && !text.startsWith("//");
        String place = text.replaceFirst(isPath ? "(?s)\\?.*" : "(?s)[?#].*", "");
        return isPath
                ? place
                : place.replaceFirst("(?s)^(" + SCHEME + ")?.*@", "$1")
                        .replaceFirst("^(" + SCHEME + "[^/:\\[]*):(?!\\d*(/|$))[^/]*", "$1");
    }

    /** The reason for which it cannot be read, if that shows nothing that is hidden of it. */
    static String shown(Exception reason, String location) {
        String shown = shown(location);
        String text = reason.toString();
        for (String word : location.split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty() && !shown.contains(word) && text.contains(word)) {
                return reason.getClass().getName();
            }
        }
        return text;
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
