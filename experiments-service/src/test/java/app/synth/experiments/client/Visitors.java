package app.synth.experiments.client;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Many visitors, and what the server says of them. */
final class Visitors {
    private static final int BATCH = 1_000;
    private static final int AT_ONCE = 24;

    private final URI service;
    private final String clientKey;
    private final String experiment;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Visitors(URI service, String clientKey, String experiment) {
        this.service = service;
        this.clientKey = clientKey;
        this.experiment = experiment;
    }

    /** So many ids of every kind, in and beyond ASCII. */
    static List<String> ids(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> switch (i % 5) {
                    case 0 -> UUID.randomUUID().toString();
                    case 1 -> "user-" + i;
                    case 2 -> "Jürgen Ångström " + i;
                    case 3 -> "音楽" + i + "の客";
                    default -> "🎻" + i + "🎸";
                })
                .toList();
    }

    /** Of each one asked alone; - for whoever is not in the experiment. */
    List<String> assignments(List<String> ids) throws Exception {
        List<Future<List<String>>> parts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (List<String> part : parts(ids)) {
                parts.add(threads.submit(() -> {
                    List<String> variants = new ArrayList<>();
                    for (String id : part) {
                        String answer = post(
                                "/api/v1/assignments",
                                "{\"experiments\":[\"%s\"],\"anonymous_id\":\"%s\"}".formatted(experiment, id));
                        variants.add(between(answer, "\"variant\":"));
                    }
                    return variants;
                }));
            }
        }
        List<String> all = new ArrayList<>();
        for (Future<List<String>> part : parts) {
            all.addAll(part.get());
        }
        return all;
    }

    /** Exposes all of them to what they get, and returns that. */
    List<String> expose(List<String> ids) throws Exception {
        List<String> all = new ArrayList<>();
        for (List<String> part : parts(ids)) {
            String exposures = part.stream()
                    .map(id -> "{\"experiment\":\"%s\",\"anonymous_id\":\"%s\"}".formatted(experiment, id))
                    .collect(Collectors.joining(",", "{\"exposures\":[", "]}"));
            List<String> variants =
                    JsonPath.from(post("/api/v1/exposures", exposures)).getList("exposures.variant");
            variants.forEach(variant -> all.add(variant == null ? "-" : variant));
        }
        return all;
    }

    private static List<List<String>> parts(List<String> ids) {
        return IntStream.range(0, (ids.size() + BATCH - 1) / BATCH)
                .mapToObj(part -> ids.subList(part * BATCH, Math.min(ids.size(), (part + 1) * BATCH)))
                .toList();
    }

    private String post(String path, String body) throws IOException, InterruptedException {
        var answer = client.send(
                HttpRequest.newBuilder(service.resolve(path))
                        .header("X-Client-Key", clientKey)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static String between(String answer, String mark) {
        int from = answer.indexOf(mark) + mark.length();
        return answer.charAt(from) == '"' ? answer.substring(from + 1, answer.indexOf('"', from + 1)) : "-";
    }
}
