package app.synth.analytics.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SyncConfigTest {
    @Test
    void defaults() {
        SyncConfig config = with(Map.of());
        for (CatalogueKind kind : CatalogueKind.values()) {
            assertThat(config.view(kind)).isEmpty();
        }
        assertThat(config.every()).isEqualTo("5m");
        assertThat(config.pause()).contains(Duration.ofMinutes(5));
        assertThat(config.batchSize()).isEqualTo(10_000);
        assertThat(config.deleteMissing()).isFalse();
        assertThat(config.statementTimeout()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void eachKindHasItsView() {
        SyncConfig config = with(Map.of(
                "analytics.catalogue.sync.events-view", "app.a",
                "analytics.catalogue.sync.artists-view", "app.b",
                "analytics.catalogue.sync.venues-view", "app.c",
                "analytics.catalogue.sync.every", "off"));
        assertThat(config.view(CatalogueKind.EVENTS)).contains(new ViewName("app", "a"));
        assertThat(config.view(CatalogueKind.ARTISTS)).contains(new ViewName("app", "b"));
        assertThat(config.view(CatalogueKind.VENUES)).contains(new ViewName("app", "c"));
        assertThat(config.pause()).isEmpty();
    }

    @Test
    void whatIsNoViewEndsTheStart() {
        assertThatThrownBy(() -> with(Map.of("analytics.catalogue.sync.venues-view", "venues; drop table events")))
                .hasMessageContaining("analytics.catalogue.sync.venues-view");
    }

    private static SyncConfig with(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withDefaultValues(properties)
                .withMapping(SyncConfig.class)
                .build()
                .getConfigMapping(SyncConfig.class);
    }
}
