package app.synth.localstack.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which service answers which path, read from a Gateway API {@code HTTPRoute}.
 *
 * <p>Precedence is the Gateway API's: an exact match wins, then the longest prefix. What this gateway does not support
 * (matching by header, filters, weights) is refused when the table is read, so that it can never mean one thing here
 * and another in Kubernetes.
 */
public final class RouteTable {
    private static final Comparator<Route> PRECEDENCE = Comparator.comparing(Route::exact)
            .reversed()
            .thenComparing(route -> route.path().length(), Comparator.reverseOrder());

    private final List<Route> routes;

    private RouteTable(List<Route> routes) {
        this.routes = routes.stream().sorted(PRECEDENCE).toList();
    }

    /** The suite's own table. */
    public static RouteTable ofSuite() {
        try (InputStream file = RouteTable.class.getResourceAsStream("httproute.yaml")) {
            if (file == null) {
                throw new IllegalStateException("httproute.yaml is not on the class path");
            }
            return parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads an {@code HTTPRoute} in YAML. */
    public static RouteTable parse(InputStream yaml) throws IOException {
        JsonNode route = new YAMLMapper().readTree(yaml);
        require("HTTPRoute".equals(route.path("kind").asText()), "not an HTTPRoute");
        List<Route> routes = new ArrayList<>();
        for (JsonNode rule : route.path("spec").path("rules")) {
            onlyKnown(rule, Set.of("name", "matches", "timeouts", "backendRefs"));
            requireNoTimeout(rule.path("timeouts"));
            JsonNode backends = rule.path("backendRefs");
            require(backends.size() == 1, "a rule needs exactly one backend");
            onlyKnown(backends.get(0), Set.of("name", "port"));
            for (JsonNode match : rule.path("matches")) {
                onlyKnown(match, Set.of("path"));
                routes.add(
                        route(match.path("path"), backends.get(0).path("name").asText()));
            }
        }
        require(!routes.isEmpty(), "no routes");
        return new RouteTable(routes);
    }

    /** The name of the service that answers this path (without query), if any does. */
    public Optional<String> backend(String path) {
        return routes.stream()
                .filter(route -> route.matches(path))
                .map(Route::backend)
                .findFirst();
    }

    /** All paths of one service, in the order in which they are tried. */
    public List<String> pathsOf(String backend) {
        return routes.stream()
                .filter(route -> route.backend().equals(backend))
                .map(Route::path)
                .toList();
    }

    private static Route route(JsonNode path, String backend) {
        String value = path.path("value").asText();
        require(value.startsWith("/"), "a path begins with a slash: " + value);
        boolean exact = switch (path.path("type").asText()) {
            case "Exact" -> true;
            case "PathPrefix" -> false;
            case String other -> throw new IllegalArgumentException("path match " + other + " is not supported");
        };
        boolean trailing = !exact && value.length() > 1 && value.endsWith("/");
        return new Route(exact, trailing ? value.substring(0, value.length() - 1) : value, backend);
    }

    /** Requests have no timeout here; that is all that a rule may say about it. */
    private static void requireNoTimeout(JsonNode timeouts) {
        onlyKnown(timeouts, Set.of("request"));
        String request = timeouts.path("request").asText("0s");
        require(request.equals("0s"), "the local gateway does not support a timeout of " + request);
    }

    private static void onlyKnown(JsonNode node, Set<String> known) {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            require(known.contains(name), "the local gateway does not support " + name);
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException("route table: " + otherwise);
        }
    }
}
