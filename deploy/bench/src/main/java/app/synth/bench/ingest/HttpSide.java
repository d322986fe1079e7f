package app.synth.bench.ingest;

import app.synth.bench.load.HttpLoad;
import app.synth.bench.load.LoadResult;
import app.synth.bench.load.Requests;
import app.synth.bench.load.Template;
import app.synth.bench.server.BenchServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Ingestion as clients see it, with a count of everything that was acknowledged as stored. */
final class HttpSide {
    private static final String ONE = "/api/v1/interactions";
    private static final String BATCH = "/api/v1/interactions/batch";

    private final BenchServer server;
    private final List<String> tokens;
    private final List<Template> singles;
    private final List<Template> batches;
    private long acknowledged;

    HttpSide(BenchServer server, List<String> tokens, InteractionMix mix) {
        this.server = server;
        this.tokens = tokens;
        this.singles = mix.singles();
        this.batches = mix.batches();
    }

    LoadResult batches(int connections, Duration duration) throws IOException {
        return counted(batchLoad(connections).asFastAsAnswered(duration));
    }

    LoadResult batchesAtRate(int connections, double perSecond, Duration duration) throws IOException {
        return counted(batchLoad(connections).atRate(perSecond, duration));
    }

    LoadResult singles(int connections, Duration duration) throws IOException {
        return counted(singleLoad(connections).asFastAsAnswered(duration));
    }

    LoadResult singlesAtRate(int connections, double perSecond, Duration duration) throws IOException {
        return counted(singleLoad(connections).atRate(perSecond, duration));
    }

    /** Stores nothing. */
    LoadResult gets(String path, int connections, Duration duration) throws IOException {
        return new HttpLoad(server.address(), connections, Requests.get(path, tokens)).asFastAsAnswered(duration);
    }

    /** The sum of what all answers reported as stored. */
    long acknowledged() {
        return acknowledged;
    }

    double bytesOfOne() {
        return singles.stream().mapToInt(Template::length).average().orElse(0);
    }

    private HttpLoad batchLoad(int connections) {
        return new HttpLoad(server.address(), connections, Requests.post(BATCH, tokens, batches));
    }

    private HttpLoad singleLoad(int connections) {
        return new HttpLoad(server.address(), connections, Requests.post(ONE, tokens, singles));
    }

    private LoadResult counted(LoadResult result) {
        acknowledged += result.items();
        return result;
    }
}
