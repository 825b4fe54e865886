package io.churnwarnings.codec.file.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;

/** Where files are: on this machine, or in a file system that another module can read. */
public interface FileTree extends Serializable {

    /** The files of this machine. */
    FileTree LOCAL = new LocalFiles();

    /** Whether there is a file or a folder of this path. */
    boolean exists(String path) throws IOException;

    /** Whether the path is that of a folder. */
    boolean isFolder(String path) throws IOException;

    /** The paths of what is in a folder, folders in it excepted, in no particular order. */
    List<String> files(String folder) throws IOException;

    /** The bytes of a file; -1 where that is not known. */
    long length(String file) throws IOException;

    /** Opens a file. */
    InputStream open(String file) throws IOException;
}
