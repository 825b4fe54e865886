package io.churnwarnings.codec.file.input;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Finds the files that are meant by some paths, which may be folders. */
public final class InputFiles {

    private final FileTree tree;
    private final Consumer<String> said;
    private final List<InputFile> files = new ArrayList<>();

    private InputFiles(FileTree tree, Consumer<String> said) {
        this.tree = tree;
        this.said = said;
    }

    /**
     * The files, those of a folder by name.
     *
     * @param said takes lines on what is passed over
     * @throws RecordFileException if there is no such file, or it is of no kind that can be read
     */
    public static List<InputFile> find(List<String> paths, FileTree tree, Consumer<String> said)
            throws IOException {
        InputFiles found = new InputFiles(tree, said);
        for (String path : paths) {
            found.add(path);
        }
        return List.copyOf(found.files);
    }

    private void add(String path) throws IOException {
        if (!tree.exists(path)) {
            throw new RecordFileException(path + ": no such file");
        }
        if (tree.isFolder(path)) {
            addFolder(path);
            return;
        }
        FileType type = FileType.of(name(path));
        if (type == null) {
            throw new RecordFileException(
                    path + ": cannot tell what it holds: its name must end in " + FileType.ENDINGS);
        }
        files.add(new InputFile(tree, path, files.size(), type));
    }

    private void addFolder(String folder) throws IOException {
        int before = files.size();
        List<String> children = new ArrayList<>(tree.files(folder));
        Collections.sort(children);
        for (String child : children) {
            FileType type = FileType.of(name(child));
            if (type == null) {
                said.accept(child + ": passed over, its name does not end in " + FileType.ENDINGS);
            } else {
                files.add(new InputFile(tree, child, files.size(), type));
            }
        }
        if (files.size() == before) {
            throw new RecordFileException(
                    folder + ": a folder without a file that ends in " + FileType.ENDINGS);
        }
    }

    private static String name(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
