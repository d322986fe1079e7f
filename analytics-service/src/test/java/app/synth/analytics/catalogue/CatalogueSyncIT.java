package app.synth.analytics.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import app.synth.analytics.testsupport.PackagedAnalytics;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken from views of the app's tables, when it is asked for. */
@QuarkusIntegrationTest
@TestProfile(CatalogueSyncIT.Views.class)
class CatalogueSyncIT extends PackagedAnalytics {
    private static final Duration FRESH = Duration.ofSeconds(20);

    private CatalogueCaller admin;
    private AppTables app;

    /** Nothing is taken unless somebody asks for it. */
    public static final class Views implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return AppTables.views("off");
        }
    }

    @BeforeEach
    void begin() {
        admin = CatalogueCaller.of(suite);
        app = new AppTables(suite.database());
        app.begin();
        suite.database().update("truncate analytics.events, analytics.artists, analytics.venues");
        suite.database().update("update analytics.catalogue_syncs set run_id = null, view_name = null");
    }

    @Test
    void everythingNewIsTakenAndWhatIsTheSameIsLeftAsItIs() {
        for (int each = 1; each <= 7; each++) {
            app.concert("concert-" + each, "Concert " + each);
        }
        app.band("band-1", "The Band");
        app.hall("hall-1", "The Hall");
        admin.sync()
                .statusCode(200)
                .body("items.kind", contains("events", "artists", "venues"))
                .body("items.view", contains("app.insights_events", "app.insights_artists", "app.insights_venues"))
                .body("items.received", contains(7, 1, 1))
                .body("items.stored", contains(7, 1, 1))
                .body("items.unchanged", contains(0, 0, 0))
                .body("items.skipped", contains(0, 0, 0))
                .body("items.failure", contains(nullValue(), nullValue(), nullValue()));
        String version = admin.version("event", "concert-1");
        long noted = admin.changesNoted();
        admin.sync().body("items.stored", contains(0, 0, 0)).body("items.unchanged", contains(7, 1, 1));
        assertThat(admin.version("event", "concert-1")).isEqualTo(version);
        assertThat(admin.changesNoted()).isEqualTo(noted);

        suite.database().update("update app.concerts set title = 'Anew' where event_id = 'concert-7'");
        admin.sync().body("items.stored", contains(1, 0, 0)).body("items.unchanged", contains(6, 1, 1));
        admin.get("events/concert-7").body("title", equalTo("Anew"));
        assertThat(admin.version("event", "concert-1")).isEqualTo(version);
    }

    @Test
    void everyColumnIsTakenAsABulkWriteWouldTakeIt() {
        UUID creator = UUID.randomUUID();
        suite.database().update("""
                insert into app.concerts values ('c', 'Concert', '["a", "b"]', 'h', '2026-12-05 19:30:00', 'America/New_York',
                    '{rock}', '$20', '{https://tickets.example/1}', ?)
                """, creator.toString());
        suite.database()
                .update(
                        "insert into app.halls values ('h', 'Hall', 'Brooklyn', 'NY', '40.7', '-73.9', 'America/New_York', '900')");
        admin.sync().statusCode(200).body("items.stored", contains(1, 0, 1));
        String concert = admin.get("events/c")
                .body("artist_ids", contains("a", "b"))
                .body("starts_at", equalTo("2026-12-05T19:30:00Z"))
                .body("created_by", equalTo(creator.toString()))
                .extract()
                .asString();
        String hall =
                admin.get("venues/h").body("capacity", equalTo(900)).extract().asString();
        admin.write("events", concert).body("unchanged", equalTo(1));
        admin.write("venues", hall).body("unchanged", equalTo(1));
    }

    @Test
    void aViewMayLackColumnsAndHaveTypesOfItsOwn() {
        UUID id = UUID.randomUUID();
        suite.database().update("create table app.gigs (id uuid, at timestamptz, bands integer[])");
        suite.database().update("insert into app.gigs values (?, '2026-12-05 19:30:00-05', '{1, 2}')", id);
        view("events", "select id as event_id, 'Gig' as title, at as starts_at, bands as artist_ids from app.gigs");
        admin.sync().statusCode(200).body("items[0].stored", equalTo(1));
        admin.get("events/{id}", id)
                .body("starts_at", equalTo("2026-12-06T00:30:00Z"))
                .body("artist_ids", contains("1", "2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "events|title|null|missing",
                "events|title|'  '|blank",
                "events|title|repeat('t', 501)|too long",
                "events|event_id|null|missing",
                "events|event_id|repeat('e', 201)|too long",
                "events|artist_ids|'\"a\"'|no list",
                "events|artist_ids|'[\"a\", null]'|missing",
                "events|artist_ids|'[\" \"]'|blank",
                "events|artist_ids|'[[\"a\"]]'|no text",
                "events|ticket_urls|array_fill('u'::text, array[21])|too many",
                "events|starts_at|'tomorrow'|no time",
                "events|starts_at|'2026-13-01'|no time",
                "events|starts_at|'infinity'|no time",
                "events|starts_at|'57000-01-01'|out of range",
                "events|zone|'Mars/Olympus'|unknown zone",
                "events|zone|'+02:00'|unknown zone",
                "events|created_by|'me'|no uuid",
                "venues|latitude|'91'|out of range",
                "venues|latitude|'NaN'|out of range",
                "venues|longitude|'west'|no double precision",
                "venues|capacity|'-1'|out of range",
                "venues|capacity|'1.5'|no integer",
                "venues|zone|'Nowhere'|unknown zone",
                "artists|genres|'{\"a\": 1}'|no list",
                "artists|name|repeat('n', 501)|too long"
            })
    void aBadRowIsSkippedWithItsReasonAndFailsNoOther(String kind, String column, String value, String reason) {
        suite.database()
                .update("insert into app.concerts (event_id, title) values ('bad', 'A'), ('good', 'B'), ('more', 'C')");
        suite.database()
                .update("insert into app.bands (artist_id, name) values ('bad', 'A'), ('good', 'B'), ('more', 'C')");
        suite.database()
                .update("insert into app.halls (venue_id, name) values ('bad', 'A'), ('good', 'B'), ('more', 'C')");
        String table = Map.of("events", "concerts", "artists", "bands", "venues", "halls")
                .get(kind);
        String type = column.equals("artist_ids") || column.equals("genres") ? "::jsonb" : "";
        suite.database()
                .update("update app.%s set %s = %s%s where %s_id = 'bad'"
                        .formatted(table, column, value, type, kind.substring(0, kind.length() - 1)));
        admin.sync()
                .statusCode(200)
                .body("items.find { it.kind == '" + kind + "' }.skipped", equalTo(1))
                .body("items.find { it.kind == '" + kind + "' }.stored", equalTo(2))
                .body("items.find { it.kind == '" + kind + "' }.unchanged", equalTo(0))
                .body("items.find { it.kind == '" + kind + "' }.skipped_because", hasSize(1))
                .body("items.find { it.kind == '" + kind + "' }.skipped_because[0].field", equalTo(column))
                .body("items.find { it.kind == '" + kind + "' }.skipped_because[0].reason", equalTo(reason))
                .body("items.find { it.kind == '" + kind + "' }.skipped_because[0].rows", equalTo(1))
                .body("items.find { it.kind == '" + kind + "' }.skipped_because[0].example", notNullValue());
    }

    @Test
    void ofRowsWithTheSameIdNoneIsTaken() {
        for (int each = 0; each < 5; each++) {
            app.band("band", "Name " + each);
        }
        app.band("another", "Another");
        admin.sync()
                .body("items[1].received", equalTo(6))
                .body("items[1].stored", equalTo(1))
                .body("items[1].skipped_because[0].reason", equalTo("twice"))
                .body("items[1].skipped_because[0].rows", equalTo(5));
        admin.get("artists/band").statusCode(404);
    }

    @Test
    void whatTheViewHasNoMoreStays() {
        app.band("one", "One");
        app.band("two", "Two");
        admin.sync();
        suite.database().update("delete from app.bands where artist_id = 'one'");
        admin.sync().body("items[1].removed", equalTo(0)).body("items[1].received", equalTo(1));
        admin.get("artists/one").statusCode(200);
    }

    @Test
    void whatChangesInTheViewRestatesFigures() {
        String event = "event-" + UUID.randomUUID();
        String one = "hall-" + UUID.randomUUID();
        String two = "hall-" + UUID.randomUUID();
        suite.database()
                .update("insert into app.concerts (event_id, title, venue_id) values (?, 'Concert', ?)", event, one);
        admin.sync().statusCode(200);
        admin.happens("impression", "event", event);
        await().atMost(FRESH).until(() -> admin.figure("venue", one, "event_impressions") == 1);
        suite.database().update("update app.concerts set venue_id = ?", two);
        admin.sync().statusCode(200);
        await().atMost(FRESH)
                .until(() -> admin.figure("venue", one, "event_impressions") == 0
                        && admin.figure("venue", two, "event_impressions") == 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "view_missing|drop view app.insights_events",
                "view_missing|alter schema app rename to app_moved",
                "view_forbidden|revoke select on app.insights_events from analytics_service",
                "view_forbidden|revoke usage on schema app from analytics_service",
                "view_columns|alter view app.insights_events rename column title to name",
                "view_columns|alter view app.insights_events rename column event_id to id",
                "view_columns|alter view app.insights_events rename column genres to genre",
                "view_too_slow|select pg_sleep(5)::text as event_id, 'A' as title",
                "view_failed|select (1 / (random() * 0)::int)::text as event_id, 'A' as title"
            })
    void aViewThatCannotBeTakenIsTold(String code, String trouble) {
        suite.database().update("drop schema if exists app_moved cascade");
        app.band("band", "The Band");
        if (trouble.startsWith("select")) {
            view("events", trouble);
        } else {
            suite.database().update(trouble);
        }
        admin.sync()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("kind", equalTo("events"))
                .body("detail", notNullValue())
                .body("items.kind", contains("events", "artists", "venues"));
        admin.get("sync")
                .statusCode(200)
                .body("items.find { it.kind == 'events' }.failure", equalTo(code))
                .body("items.find { it.kind == 'events' }.detail", notNullValue());
        if (!trouble.contains("schema")) {
            admin.get("artists/band").statusCode(200);
            admin.get("sync").body("items.find { it.kind == 'artists' }.failure", nullValue());
        }
    }

    @Test
    void theLastRunOfEachKindIsKept() {
        admin.get("sync").statusCode(200).body("items", empty());
        app.hall("hall", "The Hall");
        app.hall("dark", " ");
        admin.sync().statusCode(200);
        admin.get("sync")
                .body("items.kind", contains("artists", "events", "venues"))
                .body("items[2].view", equalTo("app.insights_venues"))
                .body("items[2].received", equalTo(2))
                .body("items[2].stored", equalTo(1))
                .body("items[2].skipped", equalTo(1))
                .body("items[2].skipped_because.example", contains("dark"))
                .body("items[2].started_at", notNullValue())
                .body("items[2].finished_at", notNullValue());
    }

    @Test
    void oneReplicaAtATimeUntilItIsDead() {
        app.band("band", "The Band");
        suite.database().update("update analytics.catalogue_syncs set run_id = gen_random_uuid(), alive_at = now()");
        admin.sync().statusCode(409).body("code", equalTo("already_running"));
        assertThat(suite.database().count("select count(*) from analytics.artists"))
                .isZero();
        suite.database().update("update analytics.catalogue_syncs set alive_at = now() - interval '1 hour'");
        admin.sync().statusCode(200).body("items.stored", contains(0, 1, 0));
    }

    @Test
    void rolesOfTheServiceNeedNothingButTheView() {
        List<Map<String, Object>> readable = suite.database().query("""
                select table_name from information_schema.role_table_grants
                where grantee = 'analytics_service' and table_schema = 'app' order by 1
                """);
        assertThat(readable)
                .extracting(row -> row.get("table_name"))
                .containsExactly("insights_artists", "insights_events", "insights_venues");
        app.concert("c", "Concert");
        admin.sync().statusCode(200).body("items[0].stored", equalTo(1));
    }

    private void view(String kind, String select) {
        suite.database().update("drop view app.insights_" + kind);
        suite.database().update("create view app.insights_" + kind + " as " + select);
        suite.database().update("grant select on app.insights_" + kind + " to analytics_service");
    }
}
