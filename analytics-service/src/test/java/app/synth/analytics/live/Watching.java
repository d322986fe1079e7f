package app.synth.analytics.live;

import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A client that watches, and keeps what it reads. */
final class Watching implements Flow.Subscriber<String>, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> status = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
    private volatile Flow.@Nullable Subscription subscription;
    private String name = "";
    private String id = "";

    record Event(String name, String id, String data) {
        JsonPath json() {
            return JsonPath.from(data);
        }
    }

    static Watching begin(HttpClient client, URI address, String token) {
        Watching watching = new Watching();
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/event-stream")
                .build();
        client.sendAsync(request, answer -> {
                    watching.status.complete(answer.statusCode());
                    return BodySubscribers.fromLineSubscriber(watching);
                })
                .whenComplete((answer, failure) -> {
                    if (failure != null) {
                        watching.status.completeExceptionally(failure);
                    }
                });
        return watching;
    }

    int status() {
        return status.join();
    }

    List<String> lines() {
        return lines;
    }

    List<Event> events() {
        return events;
    }

    /** The first event, from now on or before, of that name and such. */
    Event awaitEvent(String named, Predicate<JsonPath> such) {
        return await().atMost(PATIENCE)
                .until(
                        () -> events.stream()
                                .filter(event -> event.name.equals(named) && such.test(event.json()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    void awaitLine(String line) {
        await().atMost(PATIENCE).until(() -> lines.contains(line));
    }

    /** Returns when the server has ended the stream. */
    void awaitEnd() {
        await().atMost(PATIENCE).until(ended::isDone);
    }

    @Override
    public void onSubscribe(Flow.Subscription to) {
        subscription = to;
        to.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        lines.add(line);
        if (line.startsWith("event:")) {
            name = line.substring("event:".length()).strip();
        } else if (line.startsWith("id:")) {
            id = line.substring("id:".length()).strip();
        } else if (line.startsWith("data:")) {
            events.add(new Event(name, id, line.substring("data:".length()).strip()));
        }
    }

    @Override
    public void onError(Throwable failure) {
        ended.complete(null);
    }

    @Override
    public void onComplete() {
        ended.complete(null);
    }

    /** Leaves. */
    @Override
    public void close() {
        Flow.Subscription from = subscription;
        if (from != null) {
            from.cancel();
        }
    }
}
