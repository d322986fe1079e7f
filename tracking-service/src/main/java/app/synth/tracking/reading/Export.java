package app.synth.tracking.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a filter matches, a page after the other. The next page is read when the client has taken the one before,
 * so an export holds one page in memory, whatever its size, and no transaction open.
 */
@ApplicationScoped
class Export {
    private static final Logger LOG = Logger.getLogger(Export.class);
    private static final int ROWS = 2_000;
    private static final long BYTES = 4L << 20;

    private final PgInteractions interactions;
    private final ObjectWriter writer;
    private final Counter exported;

    Export(PgInteractions interactions, ObjectMapper mapper, MeterRegistry metrics) {
        this.interactions = interactions;
        this.writer = mapper.writerFor(InteractionView.class);
        this.exported = Counter.builder("tracking.exported")
                .description("Interactions read for exports")
                .register(metrics);
    }

    /** Pages of JSON, an interaction a line; the framework ends each item with the line's end. */
    Multi<byte[]> pages(InteractionFilter filter) {
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new AtomicReference<@Nullable PageEnd>(),
                        end -> interactions.page(filter, end.get(), ROWS, BYTES).invoke(page -> {
                            exported.increment(page.size());
                            if (!page.isEmpty()) {
                                end.set(page.getLast().asEnd(filter));
                            }
                        }))
                .until(List::isEmpty)
                .onFailure()
                .invoke(failure -> LOG.warnf("An export is cut off: %s", failure))
                .map(this::lines);
    }

    private byte[] lines(List<Found> page) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        try {
            for (Found found : page) {
                if (lines.size() > 0) {
                    lines.write('\n');
                }
                lines.writeBytes(writer.writeValueAsBytes(found.interaction()));
            }
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        return lines.toByteArray();
    }
}
