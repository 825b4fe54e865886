package io.churnwarnings.codec.file.input;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** How a file is packed, as the last ending of its name tells. */
enum Packing {
    NONE(""),
    GZIP(".gz"),
    ZSTD(".zst");

    private static final int BUFFER = 1 << 16;

    private final String ending;

    Packing(String ending) {
        this.ending = ending;
    }

    static Packing of(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return small.endsWith(GZIP.ending) ? GZIP : small.endsWith(ZSTD.ending) ? ZSTD : NONE;
    }

    /** The name without the ending of the packing. */
    String strip(String name) {
        return name.substring(0, name.length() - ending.length());
    }

    /** The bytes as they were before they were packed. */
    InputStream unpack(InputStream packed) throws IOException {
        return switch (this) {
            case NONE -> packed;
            case GZIP -> new GZIPInputStream(packed, BUFFER);
            case ZSTD -> new ZstdInputStream(new BufferedInputStream(packed, BUFFER));
        };
    }
}
