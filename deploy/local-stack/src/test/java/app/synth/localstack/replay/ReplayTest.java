package app.synth.localstack.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReplayTest {
    private static final String CONCERTS = """
            event_id,orchestra,event_type,location,venue,date,time_local,composers
            a#0,Orchestra,Tour,"City, ST",Hall,2020-01-01,7:30PM,
            b#0,Orchestra,Tour,"City, ST",Hall,2021-01-01,None,
            """;
    private static final String LOG = """
            v1 - - [20/May/2015:10:00:00 +0000] "GET /a/ HTTP/1.1" 200 1 "-" "one browser"
            v1 - - [20/May/2015:10:00:00 +0000] "GET /a/ HTTP/1.1" 200 1 "-" "one browser"
            v1 - - [20/May/2015:10:00:00 +0000] "GET /a/ HTTP/1.1" 200 1 "-" "cut in
            v1 - - [20/May/2015:10:00:01 +0000] "POST /b/ HTTP/1.1" 200 1 "-" "other browser"
            v2 - - [19/May/2015:10:00:00 +0000] "GET /a/ HTTP/1.1" 200 1 "-" "-"
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private FakeSuite suite;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() throws IOException {
        suite = new FakeSuite();
        Files.writeString(directory.resolve("concerts.csv"), CONCERTS);
        Files.writeString(directory.resolve("access.log"), LOG);
    }

    @AfterEach
    void stop() {
        suite.close();
    }

    @Test
    void accountsForEveryLine() {
        assertThat(replay("--ending", "2026-11-21")).isZero();
        assertThat(out.toString())
                .contains("5 lines, 1 malformed: line 3")
                .contains("catalogue: 2 events, 1 artists, 1 venues")
                .contains("4 of 4 interactions")
                .contains("stored 3  duplicate 1  filtered 0  quarantined 0")
                .contains("stored as: detail_view 2, form_submit 1")
                .contains("5 of 5 lines accounted for");
        assertThat(suite.catalogue)
                .anyMatch(line -> line.contains("\"event_id\":\"a#0\"") && line.contains("2020-01-02T00:30:00Z"));
        assertThat(suite.interactions.stream()
                        .map(one -> one.path("occurred_at").asText()))
                .containsExactlyInAnyOrder("2026-11-21T10:00:00Z", "2026-11-21T10:00:01Z", "2026-11-20T10:00:00Z");
    }

    @Test
    void sendsWithAWriteKeyAndEachVisitorsBrowser() {
        assertThat(replay()).isZero();
        assertThat(suite.senders)
                .containsExactlyInAnyOrder("wk_replay one browser", "wk_replay other browser", "wk_replay ");
        assertThat(suite.interactions).allMatch(one -> one.hasNonNull("anonymous_id"));
    }

    @Test
    void changesNothingWhenItIsRunAgain() {
        assertThat(replay("--ending", "2026-11-21")).isZero();
        assertThat(replay("--ending", "2026-11-21")).isZero();
        assertThat(out.toString()).contains("stored 0  duplicate 4  filtered 0  quarantined 0");
        assertThat(suite.interactions).hasSize(3);
        assertThat(replay("--ending", "2026-11-20")).isZero();
        assertThat(suite.interactions).hasSize(6);
    }

    @Test
    void tellsWhyInteractionsWereQuarantined() {
        suite.unwanted = "contact";
        assertThat(replay()).isZero();
        assertThat(out.toString())
                .contains("stored 2  duplicate 1  filtered 0  quarantined 1")
                .contains("quarantined for: unknown_type 1");
    }

    @Test
    void saysWhatIsMissing() {
        assertThat(run("--concerts", "nowhere.csv", "--log", "nowhere.log")).isEqualTo(1);
        assertThat(err.toString()).contains("nowhere.csv is no file that can be read");
        assertThat(run("--log", "x")).isEqualTo(2);
        assertThat(replay("--gateway", "ftp://x")).isEqualTo(2);
        assertThat(replay("--lanes", "0")).isEqualTo(2);
        assertThat(replay("--ending", "tomorrow")).isEqualTo(2);
    }

    private int replay(String... more) {
        String[] gateway = Stream.of(more).anyMatch("--gateway"::equals)
                ? new String[0]
                : new String[] {"--port", Integer.toString(suite.port())};
        return run(Stream.of(
                        Stream.of(
                                "--concerts", directory.resolve("concerts.csv").toString()),
                        Stream.of("--log", directory.resolve("access.log").toString()),
                        Stream.of(gateway),
                        Stream.of(more))
                .flatMap(part -> part)
                .toArray(String[]::new));
    }

    private int run(String... arguments) {
        return new CommandLine(new Replay())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
