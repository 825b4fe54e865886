package io.churnwarnings.tools.doctor.shape;

import io.churnwarnings.codec.DecodingRules;
import io.churnwarnings.codec.file.FilePeek;
import io.churnwarnings.codec.file.input.FileTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The first records of files. */
public final class FileSample implements Sample {

    private final FilePeek peek;
    private final Set<String> told = new LinkedHashSet<>();
    private final Consumer<String> said;

    /**
     * @param said takes lines for people, each once
     */
    public FileSample(List<Path> files, Consumer<String> said) throws IOException {
        this.said = said;
        peek =
                FilePeek.at(
                        files.stream().map(Path::toString).toList(),
                        FileTree.LOCAL,
                        System::currentTimeMillis,
                        this::say);
    }

    private void say(String line) {
        if (told.add(line)) {
            said.accept(line);
        }
    }

    @Override
    public void values(DecodingRules rules, long most, Consumer<byte[]> taker) throws Exception {
        // The row format is reported once the place of the money is known.
        peek.values(rules, most, taker, line -> {});
    }

    @Override
    public void decode(DecodingRules rules, long most, FilePeek.Taker taker) throws Exception {
        peek.decode(rules, most, taker, this::say);
    }

    @Override
    public boolean isOfFiles() {
        return true;
    }
}
