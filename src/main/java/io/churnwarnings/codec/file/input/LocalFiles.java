package io.churnwarnings.codec.file.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this machine. */
final class LocalFiles implements FileTree {

    private static final long serialVersionUID = 1L;

    @Override
    public boolean exists(String path) {
        return Files.exists(Path.of(path));
    }

    @Override
    public boolean isFolder(String path) {
        return Files.isDirectory(Path.of(path));
    }

    @Override
    public List<String> files(String folder) throws IOException {
        try (Stream<Path> children = Files.list(Path.of(folder))) {
            return children.filter(child -> !Files.isDirectory(child)).map(Path::toString).toList();
        }
    }

    @Override
    public long length(String file) throws IOException {
        return Files.size(Path.of(file));
    }

    @Override
    public InputStream open(String file) throws IOException {
        return Files.newInputStream(Path.of(file));
    }
}
