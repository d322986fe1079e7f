package app.synth.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.bench.load.Fresh;
import app.synth.bench.load.Template;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InteractionMixTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final InteractionMix mix = new InteractionMix();
    private final Fresh fresh = new Fresh();

    @Test
    void bodiesAreJsonWithNewIdsAndTheTimeOfNow() throws IOException {
        Set<UUID> ids = new HashSet<>();

        for (Template batch : mix.batches().subList(0, 20)) {
            JsonNode interactions = written(batch).get("interactions");
            assertThat(interactions).hasSize(InteractionMix.BATCH);
            for (JsonNode interaction : interactions) {
                assertThat(ids.add(UUID.fromString(interaction.get("message_id").asText())))
                        .isTrue();
                assertThat(Instant.parse(interaction.get("occurred_at").asText()))
                        .isBetween(
                                Instant.now().minus(Duration.ofMinutes(1)),
                                Instant.now().plusMillis(1));
                assertThat(interaction.get("metadata").isObject()).isTrue();
            }
        }
    }

    @Test
    void anInteractionIsAsLargeAsRealOnes() {
        assertThat(mix.singles())
                .allSatisfy(single -> assertThat(single.length()).isBetween(280, 600));
        assertThat(mix.singles().stream().mapToInt(Template::length).average().orElse(0))
                .isBetween(350.0, 450.0);
    }

    @Test
    void theSharesMakeAHundred() {
        assertThat(Arrays.stream(Happening.values())
                        .mapToInt(Happening::perHundred)
                        .sum())
                .isEqualTo(100);
    }

    private JsonNode written(Template template) throws IOException {
        fresh.renew();
        ByteBuffer buffer = ByteBuffer.allocate(template.length());
        template.write(buffer, fresh);
        return JSON.readTree(buffer.array());
    }
}
