package app.synth.tracking.faults;

import app.synth.tracking.testsupport.Sent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Clients as real ones are: they send batches to whichever replica, and the same again until somebody acknowledges it. One
 * message in twenty is of an unknown type, one in ten stands in two batches.
 */
final class RetryingClients implements AutoCloseable {
    private static final int BATCH = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<URI> addresses;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /** Ids that a 200 was received for. */
    final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    /** Answers that were no 200, by status; 0 for none at all. */
    final Map<Integer, AtomicInteger> refusals = new ConcurrentHashMap<>();

    RetryingClients(Replicas replicas, int clients, long seed) {
        this.addresses = replicas.addresses();
        IntStream.range(0, clients).forEach(client -> {
            String token = replicas.token(UUID.randomUUID());
            threads.add(Thread.ofPlatform().daemon().start(() -> send(token, new Random(seed + client))));
        });
    }

    private void send(String token, Random random) {
        List<Sent> again = List.of();
        while (!stopping.get()) {
            List<Sent> batch = new ArrayList<>(again);
            while (batch.size() < BATCH) {
                String type = random.nextInt(20) == 0 ? "hover" : "click";
                batch.add(Sent.of(type, "event", "e-" + random.nextInt(100))
                        .id("fault-" + new UUID(random.nextLong(), random.nextLong())));
            }
            deliver(token, Sent.batch(batch), random);
            batch.forEach(sent -> acknowledged.add(sent.id()));
            again = batch.subList(0, 2);
        }
    }

    /** Returns only when somebody acknowledged it, also when the test is about to end: nothing stays in doubt. */
    private void deliver(String token, String body, Random random) {
        for (int attempt = 0; ; attempt++) {
            URI address = addresses.get(random.nextInt(addresses.size())).resolve("/api/v1/interactions/batch");
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            int status = status(request);
            if (status == 200) {
                return;
            }
            refusals.computeIfAbsent(status, code -> new AtomicInteger()).incrementAndGet();
            pause(random.nextInt(20, 60) + Math.min(attempt, 5) * 20L);
        }
    }

    private int status(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException noAnswer) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis); // between two tries, as clients do
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<Integer, Integer> refusalCounts() {
        Map<Integer, Integer> counts = new TreeMap<>();
        refusals.forEach((status, count) -> counts.put(status, count.get()));
        return counts;
    }

    /** Sends nothing new, and waits until everything sent is acknowledged. */
    @Override
    public void close() {
        stopping.set(true);
        for (Thread thread : threads) {
            try {
                if (!thread.join(Duration.ofSeconds(60))) {
                    throw new IllegalStateException("a batch was never acknowledged; refused: " + refusalCounts());
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        http.close();
    }
}
