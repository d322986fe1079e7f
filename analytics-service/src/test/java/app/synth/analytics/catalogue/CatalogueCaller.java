package app.synth.analytics.catalogue;

import static io.restassured.RestAssured.given;

import app.synth.analytics.testsupport.Callers;
import app.synth.testsupport.Suite;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** Somebody who may write the catalogue, and what the rollups make of interactions about it. */
record CatalogueCaller(Suite suite, UUID user) {

    static CatalogueCaller of(Suite suite) {
        return new CatalogueCaller(suite, new Callers(suite).granted("manage_catalogue"));
    }

    /** Sends lines as they are. */
    ValidatableResponse write(String kind, String... lines) {
        return given().auth()
                .oauth2(suite.tokens().user(user))
                .contentType("application/x-ndjson")
                .body(String.join("\n", lines).getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/catalogue/" + kind)
                .then();
    }

    ValidatableResponse get(String path, Object... parameters) {
        return new Callers(suite)
                .as(user)
                .get("/api/v1/catalogue/" + path, parameters)
                .then();
    }

    ValidatableResponse delete(String path, Object... parameters) {
        return new Callers(suite)
                .as(user)
                .delete("/api/v1/catalogue/" + path, parameters)
                .then();
    }

    ValidatableResponse sync() {
        return new Callers(suite).as(user).post("/api/v1/catalogue/sync").then();
    }

    /** A raw interaction of somebody, today. */
    void happens(String action, String type, String id) {
        suite.database().update("""
                insert into tracking.user_interactions
                    (id, user_id, occurred_at, received_at, event_type, entity_type, entity_id, action, source, message_id,
                     metadata)
                values (gen_random_uuid(), gen_random_uuid(), ?, now(), 'custom', ?, ?, ?, 'app', gen_random_uuid()::text, '{}')
                """, Instant.now().atOffset(ZoneOffset.UTC), type, id, action);
    }

    /** A figure of an artist or a venue, over all days. */
    long figure(String kind, String id, String column) {
        return suite.database()
                .count(
                        "select coalesce(sum(%s), 0) from analytics.analytics_%s_daily where %s_id = ?"
                                .formatted(column, kind, kind),
                        id);
    }

    /** How many changes were ever noted for the rollups. */
    long changesNoted() {
        return suite.database()
                .count("select coalesce((select last_value from pg_sequences where schemaname = 'analytics'"
                        + " and sequencename = 'catalogue_changes_change_id_seq'), 0)");
    }

    /** Who last wrote, and who last locked, an entry. */
    String version(String kind, String id) {
        return String.valueOf(suite.database()
                .value(
                        "select xmin::text || ' ' || xmax::text || ' ' || updated_at from analytics.%ss where %s_id = ?"
                                .formatted(kind, kind),
                        id));
    }
}
