package app.synth.analytics.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import app.synth.analytics.testsupport.PackagedAnalytics;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is taken from the views by itself, and what goes with what they have no more. */
@QuarkusIntegrationTest
@TestProfile(CatalogueScheduledSyncIT.EverySecond.class)
class CatalogueScheduledSyncIT extends PackagedAnalytics {
    private static final Duration SOON = Duration.ofSeconds(20);

    private CatalogueCaller admin;
    private AppTables app;

    /** The view says what there is. */
    public static final class EverySecond implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> overrides = AppTables.views("1s");
            overrides.put("analytics.catalogue.sync.delete-missing", "true");
            return overrides;
        }
    }

    @BeforeEach
    void nineBands() {
        admin = CatalogueCaller.of(suite);
        app = new AppTables(suite.database());
        app.begin();
        suite.database()
                .update(
                        "insert into app.bands (artist_id, name) select 'band-' || each, 'Band ' || each from generate_series(1, 9) as each");
        await().atMost(SOON).untilAsserted(() -> assertThat(artists()).hasSize(9));
    }

    @Test
    void whatTheViewHasNoMoreIsRemovedInEveryBatch() {
        suite.database().update("delete from app.bands where artist_id in ('band-1', 'band-5', 'band-8', 'band-9')");
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(artists()).containsExactly("band-2", "band-3", "band-4", "band-6", "band-7"));
    }

    @Test
    void whatIsOnlyInvalidIsNotMissing() {
        suite.database().update("update app.bands set name = ' ' where artist_id = 'band-4'");
        suite.database().update("insert into app.bands (artist_id, name) values ('band-5', 'Twice')");
        awaitRun("skipped = 3");
        assertThat(artists()).hasSize(9);
    }

    @Test
    void aViewWithoutIdsRemovesNothing() {
        suite.database().update("delete from app.bands");
        awaitRun("failure = 'view_empty'");
        suite.database().update("insert into app.bands (name) select 'Nobody' from generate_series(1, 4)");
        awaitRun("failure = 'view_empty' and received = 4");
        assertThat(artists()).hasSize(9);
        admin.get("sync").body("items.find { it.kind == 'artists' }.failure", equalTo("view_empty"));
    }

    private void awaitRun(String as) {
        await().atMost(SOON)
                .until(() -> suite.database()
                                .count("select count(*) from analytics.catalogue_syncs where kind = 'artists' and "
                                        + as)
                        == 1);
    }

    private List<Object> artists() {
        return suite.database().query("select artist_id from analytics.artists order by artist_id").stream()
                .map(row -> (Object) row.get("artist_id"))
                .toList();
    }
}
