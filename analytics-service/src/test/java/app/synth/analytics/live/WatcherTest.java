package app.synth.analytics.live;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.accounts.client.identity.Credential;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.junit.jupiter.api.Test;

class WatcherTest {
    private static final Instant ENDS = Instant.parse("2026-11-26T12:00:00Z");

    private final Connection connection = new Connection();
    private final Watcher watcher =
            new Watcher(connection, new Credential.BearerToken(UUID.randomUUID(), "a.b.c"), ENDS);

    /** Takes an event when the test says so. */
    private static final class Connection implements SseEventSink {
        private final List<OutboundSseEvent> sent = new ArrayList<>();
        private CompletableFuture<?> onItsWay = new CompletableFuture<>();
        private boolean closed;

        @Override
        public boolean isClosed() {
            return closed;
        }

        @Override
        public CompletionStage<?> send(OutboundSseEvent event) {
            assertThat(closed).isFalse();
            sent.add(event);
            onItsWay = new CompletableFuture<>();
            return onItsWay;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void whoReadsSlowlyMissesWhatIsOld() {
        OutboundSseEvent first = event("1");
        OutboundSseEvent last = event("4");
        assertThat(watcher.offer(first)).isTrue();
        assertThat(watcher.offer(event("2"))).isTrue();
        assertThat(watcher.offer(event("3"))).as("2 is lost").isFalse();
        assertThat(watcher.offer(last)).as("3 is lost").isFalse();
        assertThat(connection.sent).containsExactly(first);
        connection.onItsWay.complete(null);
        assertThat(connection.sent).containsExactly(first, last);
        connection.onItsWay.complete(null);
        assertThat(watcher.offer(first)).isTrue();
        assertThat(connection.sent).containsExactly(first, last, first);
    }

    @Test
    void theLastEventIsTheLast() {
        OutboundSseEvent first = event("1");
        OutboundSseEvent last = event("closed");
        watcher.offer(first);
        watcher.offer(event("2"));
        watcher.leave(last);
        watcher.offer(event("3"));
        watcher.leave(event("closed again"));
        connection.onItsWay.complete(null);
        assertThat(connection.sent).containsExactly(first, last);
        assertThat(watcher.isGone()).isFalse();
        connection.onItsWay.complete(null);
        assertThat(watcher.isGone()).isTrue();
    }

    @Test
    void whoCannotBeSentAnythingIsGone() {
        watcher.offer(event("1"));
        assertThat(watcher.isStuck(Duration.ofHours(1))).isFalse();
        assertThat(watcher.isStuck(Duration.ZERO)).isTrue();
        connection.onItsWay.completeExceptionally(new IllegalStateException("reset by peer"));
        assertThat(watcher.isGone()).isTrue();
        watcher.offer(event("2"));
        assertThat(connection.sent).hasSize(1);
    }

    @Test
    void aTokenEndsToTheInstant() {
        assertThat(watcher.hasEnded(ENDS.minusMillis(1))).isFalse();
        assertThat(watcher.hasEnded(ENDS)).isTrue();
    }

    private static OutboundSseEvent event(String data) {
        return SseImpl.INSTANCE.newEventBuilder().data(data).build();
    }
}
