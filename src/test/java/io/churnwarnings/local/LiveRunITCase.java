package io.churnwarnings.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.churnwarnings.contract.Contract;
import io.churnwarnings.local.run.LiveClock;
import io.churnwarnings.local.run.LocalRun;
import io.churnwarnings.local.run.OutFile;
import io.churnwarnings.local.run.RunFolder;
import io.churnwarnings.local.run.RunPlan;
import io.churnwarnings.local.run.Scenario;
import io.churnwarnings.local.shop.Shop;
import io.churnwarnings.local.shop.ShopSettings;
import io.churnwarnings.local.show.LiveShow;
import io.churnwarnings.time.WallClock;
import io.churnwarnings.tools.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The show of {@code run --live} at some days a second, as somebody sees it who looks on. */
class LiveRunITCase {

    private static final Pattern LINE =
            Pattern.compile("on the wall (\\S+), the clock (\\S+), \\S+ days behind(.*)");
    private static final ShopSettings SETTINGS = new ShopSettings(200, 365, 5, 0);
    private static final long CURTAIN =
            ShopSettings.OPENING + Duration.ofDays(SETTINGS.days() - LiveShow.DAYS).toMillis();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final String tmp = System.getProperty("java.io.tmpdir");
    private final PrintStream stdout = System.out;

    @TempDir Path dir;

    /** Days of the show: what was on the wall when a line was told, and where the clock stood. */
    private record Told(int wall, int clock, String why) {}

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(out, true, UTF_8));
    }

    @AfterEach
    void restore() {
        System.setOut(stdout);
        System.setProperty("java.io.tmpdir", tmp);
        System.clearProperty("churn.local.log");
    }

    @Test
    @Timeout(300)
    void theClockAdvancesAtNightAndIsHeldInTheOutage() throws Exception {
        show();

        List<Told> told =
                out.toString(UTF_8)
                        .lines()
                        .map(LINE::matcher)
                        .filter(Matcher::find)
                        .map(m -> new Told(day(m.group(1)), day(m.group(2)), m.group(3)))
                        .toList();
        assertThat(told)
                .as("the night is from day 8 to day 14")
                .anyMatch(t -> t.wall() >= 11 && t.wall() < 14 && t.clock() >= 9)
                .filteredOn(t -> t.wall() < 20)
                .allMatch(t -> t.why().isEmpty());
        List<Told> held = told.stream().filter(t -> t.why().contains("held")).toList();
        assertThat(held)
                .as("heard last on day 20, so held from day 30 until day 36")
                .anyMatch(t -> t.wall() >= 34)
                .allMatch(t -> t.wall() >= 30 && t.wall() <= 38);
        int stood = held.get(held.size() - 1).clock();
        assertThat(stood).isBetween(28, 30);
        assertThat(held).filteredOn(t -> t.wall() >= 32).allMatch(t -> t.clock() == stood);
        assertThat(told)
                .as("one partition is back, the others are held")
                .filteredOn(t -> t.why().contains("grace"))
                .isNotEmpty()
                .first()
                .matches(t -> t.clock() == stood);
        assertThat(told.get(told.size() - 1)).matches(t -> t.clock() >= 42 && t.why().isEmpty());
        assertThat(out.toString(UTF_8))
                .contains("A quiet night", "An outage", "Everybody is back", "Warnings  ");
        List<String> events = Files.readAllLines(dir.resolve("events.jsonl"));
        assertThat(events).isNotEmpty();
        Contract.assertEvents(events);
    }

    private void show() throws Exception {
        RunFolder folder = RunFolder.in(dir);
        folder.create(null);
        Console console = Console.ofThisProcess();
        WallClock wall = new Wall();
        Scenario play =
                new Scenario(
                        "a show",
                        new LiveShow(new Shop(SETTINGS), wall, Wall::goOn, CURTAIN, console::line),
                        ShopSettings.OPENING,
                        SETTINGS.days(),
                        wall);
        RunPlan plan =
                new RunPlan(
                        folder,
                        play,
                        null,
                        new LocalJobs(null, Map.of(), LiveClock.of(play)),
                        new OutFile("--events-out", dir.resolve("events.jsonl")),
                        new OutFile("--rejected-out", dir.resolve("rejected.jsonl")),
                        folder.checkpoints(),
                        2,
                        Map.of(),
                        false);
        try (LocalRun run = new LocalRun(plan, console)) {
            run.run();
        }
    }

    private static int day(String date) {
        return (int)
                Duration.ofMillis(LocalDate.parse(date).toEpochDay() * 86_400_000 - CURTAIN)
                        .toDays();
    }

    /**
     * Stands until the history is written and the show begins, however long the job takes. Then it
     * goes on by the moment: if the machine is busy, a moment takes longer.
     */
    private record Wall() implements WallClock {

        /** Five milliseconds at two days a second. */
        private static final long MOMENT = 5 * 2 * 86_400;

        private static final AtomicLong SHOWN = new AtomicLong();

        static void goOn() throws InterruptedException {
            LiveShow.A_MOMENT.make();
            SHOWN.addAndGet(MOMENT);
        }

        @Override
        public long now() {
            return CURTAIN + SHOWN.get();
        }
    }
}
