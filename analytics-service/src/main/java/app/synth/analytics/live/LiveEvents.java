package app.synth.analytics.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.jspecify.annotations.Nullable;

/** Events as they are sent: written down once, whoever gets them. */
@ApplicationScoped
class LiveEvents {
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(5);

    private final ObjectMapper mapper;

    LiveEvents(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The first line: the client knows that it is let in, and how long to wait before it comes again. */
    OutboundSseEvent welcome() {
        return SseImpl.INSTANCE
                .newEventBuilder()
                .comment("watching")
                .reconnectDelay(TRY_AGAIN_AFTER.toMillis())
                .build();
    }

    OutboundSseEvent figures(LiveFigures figures) {
        return event("figures", Long.toString(figures.at().toEpochMilli()), figures);
    }

    /** @param since when the database was last asked with success, null for never */
    OutboundSseEvent stale(@Nullable Instant since) {
        return event("stale", null, Collections.singletonMap("since", since));
    }

    /** The last one. */
    OutboundSseEvent closed(Farewell why) {
        return event("closed", null, Map.of("code", why.code()));
    }

    OutboundSseEvent heartbeat() {
        return SseImpl.INSTANCE.newEventBuilder().comment("alive").build();
    }

    private OutboundSseEvent event(String name, @Nullable String id, Object data) {
        try {
            OutboundSseEvent.Builder event =
                    SseImpl.INSTANCE.newEventBuilder().name(name).data(mapper.writeValueAsString(data));
            return (id == null ? event : event.id(id)).build();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
