package app.synth.accounts.audit;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.Permissions;
import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.request.Cursor;
import app.synth.accounts.client.request.PageQuery;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who changed what about whom, for those who administer accounts: {@code manage_users}. */
@Path("/api/v1/audit")
@Authenticated
@Tag(name = "Audit", description = "Who changed what about whom; never rewritten")
@APIResponse(responseCode = "400", description = "A parameter cannot be read; it is named")
@APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
public class AuditResource {
    private static final String LINE = """
            {"audit_id":4711,"occurred_at":"2026-11-02T08:00:00Z","actor_kind":"user","actor":"018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e91","request_id":"5f0c1b1e-6d0c-4a52-9a5b-0c7e5a0f3f11","kind":"claim","user_id":"018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90","target":"artist/the-band","before":{"state":"pending","reason":null},"after":{"state":"approved","reason":"Named on the band's page"},"reason":"Named on the band's page"}""";
    private static final String PAGE = "{\"items\": [" + LINE + "]}";

    private final Caller caller;
    private final Permissions permissions;
    private final PgAudit audit;
    private final AuditExport export;

    AuditResource(Caller caller, Permissions permissions, PgAudit audit, AuditExport export) {
        this.caller = caller;
        this.permissions = permissions;
        this.audit = audit;
        this.export = export;
    }

    /** A page of changes, the newest first. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RequiresPermission("manage_users")
    @Operation(
            summary = "Read the audit log",
            operationId = "audit",
            description =
                    "The newest first. With Accept: application/x-ndjson everything that matches, a change a line, as fast"
                            + " as it is read; limit means nothing then. target is what was changed where it is not the account itself:"
                            + " account_type/permission_key, resource_type/resource_id, an account_type_request_id, provider/customer_id,"
                            + " a key_id, a channel or a role_name, as kind says. A connection that ends without the end of the chunked body"
                            + " means that something went wrong on the way. Needs manage_users.")
    @APIResponse(
            responseCode = "200",
            description = "A page, without next the last; or the lines",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = AuditPage.class),
                        example = PAGE),
                @Content(
                        mediaType = "application/x-ndjson",
                        schema = @Schema(implementation = AuditView.class),
                        examples = @ExampleObject(name = "a line", value = LINE))
            })
    public Uni<AuditPage> page(@BeanParam AuditQuery query, @BeanParam PageQuery page) {
        int limit = page.limit();
        return audit.read(query.filter(), page.after(2), limit + 1).map(found -> AuditPage.of(found, limit));
    }

    /** All pages at once, as lines. */
    @GET
    @Produces("application/x-ndjson;qs=0.5") // whoever takes anything gets a page
    @Operation(hidden = true) // documented above: it is the same address
    public Multi<byte[]> lines(@BeanParam AuditQuery query, @BeanParam PageQuery page) {
        AuditFilter filter = query.filter();
        Cursor after = page.after(2);
        return permissions
                .require(caller, List.of("manage_users"))
                .onItem()
                .transformToMulti(allowed -> export.pages(filter, after));
    }
}
