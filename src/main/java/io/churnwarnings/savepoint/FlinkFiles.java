package io.churnwarnings.savepoint;

import io.churnwarnings.codec.file.input.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;

/** Files wherever Flink has a file system for them: by path or URI. */
final class FlinkFiles implements FileTree {

    private static final long serialVersionUID = 1L;

    @Override
    public boolean exists(String path) throws IOException {
        Path there = new Path(path);
        return there.getFileSystem().exists(there);
    }

    @Override
    public boolean isFolder(String path) throws IOException {
        return status(path).isDir();
    }

    @Override
    public List<String> files(String folder) throws IOException {
        Path there = new Path(folder);
        List<String> files = new ArrayList<>();
        for (FileStatus child : there.getFileSystem().listStatus(there)) {
            if (!child.isDir()) {
                files.add(child.getPath().toString());
            }
        }
        return files;
    }

    @Override
    public long length(String file) throws IOException {
        return status(file).getLen();
    }

    @Override
    public InputStream open(String file) throws IOException {
        Path there = new Path(file);
        return there.getFileSystem().open(there);
    }

    private static FileStatus status(String path) throws IOException {
        Path there = new Path(path);
        return there.getFileSystem().getFileStatus(there);
    }
}
