package io.churnwarnings.local;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.churnwarnings.codec.file.FileRecord;
import io.churnwarnings.local.run.OutFile;
import io.churnwarnings.local.shop.Shop;
import io.churnwarnings.local.shop.ShopSettings;
import io.churnwarnings.tools.input.FileOptions;
import io.churnwarnings.tools.input.UsageErrors;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the made-up shop to a file. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        versionProvider = ChurnLocal.Version.class,
        sortOptions = false,
        description = "Writes the records of a made-up shop to a file.")
final class GenerateCommand implements Callable<Integer> {

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description =
                    "Where to: .jsonl for facts, .raw for records with their keys and timestamps.")
    private Path out;

    @Mixin private SyntheticShopOptions shop;

    @Override
    public Integer call() throws IOException {
        UsageErrors mistakes = new UsageErrors();
        boolean raw = out.toString().endsWith(".raw");
        if (!raw && !out.toString().endsWith(".jsonl")) {
            mistakes.add("--out: " + out + ": its name must end in .jsonl or .raw");
        }
        new FileOptions(mistakes).write("--out", out);
        ShopSettings settings = shop.settings(mistakes);
        mistakes.tell();
        long records = 0;
        try (Shop made = new Shop(settings);
                OutputStream file = OutFile.open("--out", out)) {
            for (FileRecord record = made.next(); record != null; record = made.next()) {
                file.write(raw ? raw(record) : record.value());
                file.write('\n');
                records++;
            }
        }
        System.out.printf("%,d records in %s%n", records, out);
        return CommandLine.ExitCode.OK;
    }

    private static byte[] raw(FileRecord record) {
        Base64.Encoder base64 = Base64.getEncoder();
        String key = record.key() == null ? "" : base64.encodeToString(record.key());
        String value = base64.encodeToString(record.value());
        return (record.timestamp() + "\t" + key + "\t" + value).getBytes(US_ASCII);
    }
}
