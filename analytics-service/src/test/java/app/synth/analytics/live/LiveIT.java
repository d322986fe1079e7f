package app.synth.analytics.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import app.synth.analytics.live.Watching.Event;
import app.synth.analytics.testsupport.Happening;
import app.synth.analytics.testsupport.PackagedAnalytics;
import app.synth.analytics.testsupport.QuietRollups;
import app.synth.localstack.gateway.Gateway;
import app.synth.localstack.gateway.LocalEndpoints;
import app.synth.localstack.gateway.RouteTable;
import app.synth.localstack.identity.LocalIdentityProvider;
import app.synth.localstack.postgres.PostgresServer;
import app.synth.localstack.token.LocalTokens;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@TestProfile(QuietRollups.class)
class LiveIT extends PackagedAnalytics {
    private static final String PATH = "/api/v1/analytics/live";
    private static final int PLACES = Integer.parseInt(QuietRollups.WATCHERS);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Watching> watching = new ArrayList<>();
    private UUID admin;

    @BeforeEach
    void nobodyWatches() {
        admin = callers.admin();
        await().until(() -> watchers() == 0);
    }

    @AfterEach
    void everybodyLeaves() {
        watching.forEach(Watching::close);
    }

    @Test
    void everybodyGetsTheSameAndItIsWhatHappened() {
        String known = "known " + UUID.randomUUID();
        String unknown = "unknown " + UUID.randomUUID();
        suite.database().update("insert into analytics.events (event_id, title) values (?, 'Jazz Night')", known);
        Watching early = watch();
        early.awaitEvent("figures", any -> true);
        Instant now = Instant.now();
        Happening.store(
                suite.database(),
                List.of(
                        happening(now, "impression").on("event", known),
                        happening(now, "impression").on("event", known),
                        happening(now.minusSeconds(30), "ticket_click").on("ticket_link", known),
                        happening(now, "friend_add").on("event", unknown),
                        happening(now, "friend_add").on("user", known),
                        happening(now.minusSeconds(7200), "friend_add").on("event", known)));
        Watching late = watch();
        Event seen = early.awaitEvent("figures", json -> mine(json, known) > 0);
        assertThat(seen.json().getString(event(known) + ".title")).isEqualTo("Jazz Night");
        assertThat(mine(seen.json(), known)).isEqualTo(3);
        assertThat(mine(seen.json(), unknown)).isEqualTo(1);
        assertThat(seen.json().getString(event(unknown) + ".title")).isNull();
        assertThat(seen.json().getInt("actions.find { it.action == 'friend_add' }.last_minute"))
                .isEqualTo(2);
        assertThat(seen.json().getInt("last_minute")).isGreaterThanOrEqualTo(5);
        assertThat(seen.json().getList("actions.last_minute", Integer.class).stream()
                        .mapToInt(each -> each)
                        .sum())
                .isEqualTo(seen.json().getInt("last_minute"));
        assertThat(Duration.between(
                        Instant.parse(seen.json().getString("since")),
                        Instant.parse(seen.json().getString("at"))))
                .isEqualTo(Duration.ofMinutes(1));
        // A rate is over seconds that are over.
        early.awaitEvent(
                "figures",
                json -> json.getList("actions.findAll { it.action == 'friend_add' }.per_second")
                        .contains(0.2f));

        late.awaitEvent("figures", json -> late.events().size() > 2);
        Map<String, Event> byId =
                early.events().stream().collect(Collectors.toMap(Event::id, Function.identity(), (one, same) -> one));
        assertThat(late.events().stream().filter(event -> byId.containsKey(event.id())))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event).isEqualTo(byId.get(event.id())));
    }

    @Test
    void whoeverComesFirstSeesTheMinuteBefore() {
        String event = "before " + UUID.randomUUID();
        Happening.store(
                suite.database(), List.of(happening(Instant.now(), "share").on("event", event)));
        assertThat(mine(watch().awaitEvent("figures", any -> true).json(), event))
                .isEqualTo(1);
    }

    @Test
    void whatCommitsLateIsHeldBackAndNotMissed() throws Exception {
        String late = "late " + UUID.randomUUID();
        String meanwhile = "meanwhile " + UUID.randomUUID();
        Watching watching = watch();
        watching.awaitEvent("figures", any -> true);
        try (Connection open = suite.database().connection()) {
            open.setAutoCommit(false);
            try (PreparedStatement insert = open.prepareStatement("""
                    insert into tracking.user_interactions
                        (id, anonymous_id, occurred_at, received_at, event_type, entity_type, entity_id, action, source,
                         message_id)
                    values (gen_random_uuid(), 'v', now(), now(), 'share', 'event', ?, 'share', 'app', ?)
                    """)) {
                insert.setString(1, late);
                insert.setString(2, late);
                insert.executeUpdate();
            }
            Happening.store(
                    suite.database(), List.of(happening(Instant.now(), "share").on("event", meanwhile)));
            Event behind = watching.awaitEvent("figures", json -> json.getDouble("behind_seconds") > 0);
            assertThat(mine(behind.json(), meanwhile)).isZero();
            open.commit();
        }
        Event seen = watching.awaitEvent("figures", json -> mine(json, meanwhile) == 1);
        assertThat(mine(seen.json(), late)).isEqualTo(1);
    }

    @Test
    void aLookIsForEverybodyAndNobodyWatchingCostsNothing() {
        double before = looks();
        Set<String> alone = idsOf(List.of(watch()), 4);
        double afterOne = looks();
        assertThat(afterOne - before).isBetween(3.0, alone.size() + 2.0);
        List<Watching> many = new ArrayList<>();
        for (int count = 1; count < PLACES; count++) {
            many.add(watch());
        }
        Set<String> together = idsOf(many, 4);
        // An event a look, whoever gets it; the first may be of a look before.
        assertThat(looks() - afterOne).isBetween(3.0, together.size() + 2.0);
        everybodyLeaves();
        await().until(() -> watchers() == 0);
        double last = looks();
        await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(10)).until(() -> looks() <= last + 1);
    }

    @Test
    void thereIsRoomForSoManyAndForTheNextOneWhenOneLeaves() {
        for (int count = 0; count < PLACES; count++) {
            watch();
        }
        assertThat(watchers()).isEqualTo(PLACES);
        callers.as(admin)
                .accept("text/event-stream")
                .get(PATH)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("code", equalTo("too_many_watchers"));
        watching.getFirst().close();
        await().until(() -> watchers() < PLACES);
        watch();
    }

    @Test
    void onlyWhoMaySeeEverythingWatches() {
        callers.as(callers.granted("view_event_analytics"))
                .accept("text/event-stream")
                .get(PATH)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("permission_denied"))
                .body("missing_permission", notNullValue());
        RestAssured.given().accept("text/event-stream").get(PATH).then().statusCode(401);
        assertThat(watchers()).isZero();
    }

    @Test
    void whoIsNotAllowedAnyMoreIsSentAway() {
        Watching stays = watch();
        UUID other = callers.admin();
        Watching goes = watch(suite.tokens().user(other));
        goes.awaitEvent("figures", any -> true);
        suite.accounts().revokeAll(other);
        suite.database().query("select pg_notify('accounts_changes', ?)::text", other.toString());
        goes.awaitEnd();
        assertThat(goes.events().getLast().name()).isEqualTo("closed");
        assertThat(goes.events().getLast().json().getString("code")).isEqualTo("permission_denied");
        await().until(() -> watchers() == 1);
        int seen = stays.events().size();
        stays.awaitEvent("figures", any -> stays.events().size() > seen);
    }

    @Test
    void whoseTokenEndsIsSentAway() {
        Watching goes = watch(suite.tokens().user(admin, Duration.ofSeconds(3)));
        goes.awaitEnd();
        assertThat(goes.events().getLast().name()).isEqualTo("closed");
        assertThat(goes.events().getLast().json().getString("code")).isEqualTo("unauthenticated");
    }

    @Test
    void theConnectionIsKeptAliveAndTheClientToldWhenToComeAgain() {
        Watching watching = watch();
        watching.awaitLine("retry:5000");
        watching.awaitLine(":alive");
    }

    @Test
    void theGatewayPassesOnWhatComesAndWhoLeaves() throws Exception {
        int port = freePort();
        String address = "http://127.0.0.1:" + port;
        LocalIdentityProvider nobody = new LocalIdentityProvider(address, "nobody");
        LocalTokens none = new LocalTokens(
                nobody, new PostgresServer("127.0.0.1", port, "postgres", "none", "postgres", ""), "none");
        RouteTable routes = RouteTable.ofSuite();
        try (Gateway gateway = Gateway.start(
                port,
                routes,
                Map.of("analytics-service", RestAssured.port),
                new LocalEndpoints(address, routes, nobody, none))) {
            Watching through = Watching.begin(
                    client, URI.create(address + PATH), suite.tokens().user(admin));
            assertThat(through.status()).isEqualTo(200);
            through.awaitEvent("figures", any -> through.events().size() > 1);
            through.close();
            await().until(() -> watchers() == 0);
        }
    }

    @Test
    void withoutTheDatabaseFiguresAreStaleAndThenGoOn() {
        String event = "after " + UUID.randomUUID();
        Watching watching = watch();
        watching.awaitEvent("figures", any -> true);
        suite.stopDatabase();
        try {
            Event stale = watching.awaitEvent("stale", any -> true);
            assertThat(Instant.parse(stale.json().getString("since"))).isBefore(Instant.now());
        } finally {
            suite.startDatabase();
        }
        Happening.store(
                suite.database(), List.of(happening(Instant.now(), "share").on("event", event)));
        watching.awaitEvent("figures", json -> mine(json, event) == 1);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Watching watch() {
        return watch(suite.tokens().user(admin));
    }

    private Watching watch(String token) {
        Watching one = Watching.begin(client, URI.create(RestAssured.baseURI + ":" + RestAssured.port + PATH), token);
        watching.add(one);
        assertThat(one.status()).isEqualTo(200);
        return one;
    }

    private static Set<String> idsOf(List<Watching> watching, int each) {
        watching.forEach(one -> one.awaitEvent("figures", any -> one.events().size() >= each));
        return watching.stream()
                .flatMap(one -> one.events().stream())
                .map(Event::id)
                .collect(Collectors.toSet());
    }

    private static Happening happening(Instant at, String action) {
        return Happening.of(UUID.randomUUID(), at, action, "e");
    }

    private static String event(String id) {
        return "events.find { it.event_id == '" + id + "' }";
    }

    private static int mine(JsonPath json, String event) {
        return json.get(event(event)) == null ? 0 : json.getInt(event(event) + ".last_minute");
    }

    private double watchers() {
        return metric("synth_live_watchers");
    }

    private double looks() {
        return metric("synth_live_look_seconds_count");
    }

    private double metric(String name) {
        return RestAssured.given()
                .get(suite.management().resolve("/q/metrics"))
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
