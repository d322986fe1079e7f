package app.synth.analytics.catalogue;

import app.synth.testsupport.Database;
import java.util.HashMap;
import java.util.Map;

/** The app's own tables, whose columns hold any text, and the views of them that the catalogue is taken from. */
record AppTables(Database database) {

    /** Configuration that names the views; batches so small that everything takes several. */
    static Map<String, String> views(String every) {
        return new HashMap<>(Map.of(
                "analytics.catalogue.sync.events-view", "app.insights_events",
                "analytics.catalogue.sync.artists-view", "app.insights_artists",
                "analytics.catalogue.sync.venues-view", "app.insights_venues",
                "analytics.catalogue.sync.every", every,
                "analytics.catalogue.sync.batch-size", "3",
                "analytics.catalogue.sync.statement-timeout", "2s"));
    }

    /** Empty tables, views of them, and the right to read these. */
    void begin() {
        database.update("drop schema if exists app cascade");
        database.update("create schema app");
        database.update("""
                create table app.concerts (event_id text, title text, artist_ids jsonb, venue_id text, starts_at text, zone text,
                    genres text[], price_range text, ticket_urls text[], created_by text)
                """);
        database.update("create table app.bands (artist_id text, name text, genres jsonb)");
        database.update("""
                create table app.halls (venue_id text, name text, city text, state text, latitude text, longitude text,
                    zone text, capacity text)
                """);
        database.update("create view app.insights_events as select * from app.concerts");
        database.update("create view app.insights_artists as select * from app.bands");
        database.update("create view app.insights_venues as select * from app.halls");
        database.update("grant usage on schema app to analytics_service");
        database.update(
                "grant select on app.insights_events, app.insights_artists, app.insights_venues to analytics_service");
    }

    void concert(String id, String title) {
        database.update("insert into app.concerts (event_id, title) values (?, ?)", id, title);
    }

    void band(String id, String name) {
        database.update("insert into app.bands (artist_id, name) values (?, ?)", id, name);
    }

    void hall(String id, String name) {
        database.update("insert into app.halls (venue_id, name) values (?, ?)", id, name);
    }
}
