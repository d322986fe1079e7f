package app.synth.accounts.audit;

import app.synth.accounts.client.request.Cursor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a filter matches, a page after the other. The next page is read when the client has taken the one before,
 * so an export holds one page in memory, whatever its size, and no transaction open.
 */
@ApplicationScoped
class AuditExport {
    private static final Logger LOG = Logger.getLogger(AuditExport.class);
    private static final int ROWS = 1_000;

    private final PgAudit audit;
    private final ObjectWriter writer;

    AuditExport(PgAudit audit, ObjectMapper mapper) {
        this.audit = audit;
        this.writer = mapper.writerFor(AuditView.class);
    }

    /** Pages of JSON, a change a line; the framework ends each item with the line's end. */
    Multi<byte[]> pages(AuditFilter filter, @Nullable Cursor after) {
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new AtomicReference<@Nullable Cursor>(after),
                        end -> audit.read(filter, end.get(), ROWS).invoke(page -> {
                            if (!page.isEmpty()) {
                                end.set(AuditPage.end(page.getLast()));
                            }
                        }))
                .until(List::isEmpty)
                .onFailure()
                .invoke(failure -> LOG.warnf("An export of the audit log is cut off: %s", failure))
                .map(this::lines);
    }

    private byte[] lines(List<AuditView> page) {
        return page.stream().map(this::line).collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8);
    }

    private String line(AuditView change) {
        try {
            return writer.writeValueAsString(change);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
