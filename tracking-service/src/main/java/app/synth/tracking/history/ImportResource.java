package app.synth.tracking.history;

import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.SentText;
import app.synth.tracking.source.SourceRegistry;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Imports history: newline-delimited JSON of any length, read as it arrives, each line at most 32 KiB. A line is an
 * interaction as in {@code POST /api/v1/interactions} with {@code occurred_at}, and {@code user_id} or {@code anonymous_id},
 * at most 30 years old; or a state of today, {@code {"state":"follow|friend|like","user_id","entity_type","entity_id",
 * "since"}}. A bad line costs no other line, and a line that was sent before is a duplicate.
 */
@Path("/api/v1/tracking/imports")
@Authenticated
@SecurityRequirement(name = "bearer")
@Consumes({"application/x-ndjson", "application/jsonl"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "History", description = "What happened before we were there.")
public class ImportResource {
    private static final String LINES = """
            {"message_id":"old-1","event_type":"click","entity_type":"ticket_link","entity_id":"3941","user_id":"0190aa10-0000-7000-8000-00000000000a","occurred_at":"2019-05-04T20:15:00Z","metadata":{"ticket_url":"https://tickets.example/3941","ticket_provider":"example","price_range":"$20-45"}}
            {"state":"follow","user_id":"0190aa10-0000-7000-8000-00000000000a","entity_type":"artist","entity_id":"the-band","since":"2020-02-01T00:00:00Z"}
            {"state":"like","user_id":"0190aa10-0000-7000-8000-00000000000a","entity_type":"review","entity_id":"r-7","since":"2021-06-11T09:30:00Z"}
            """;
    private static final String REPORT = """
            {"received":5,"stored":2,"duplicate":1,"quarantined":1,"filtered":0,"refused":1,"rejected":[
              {"line":3,"fate":"quarantined","reason":"unknown_type","detail":"event_type hover is not known"},
              {"line":4,"fate":"refused","reason":"malformed","detail":"occurred_at is missing"}],"next_line":6}""";

    private final SourceRegistry sources;
    private final HistoryImport history;

    ImportResource(SourceRegistry sources, HistoryImport history) {
        this.sources = sources;
        this.history = history;
    }

    /** Imports history for a source. Needs {@code manage_tracking}. */
    @POST
    @Blocking // the body is read as it arrives
    @RequiresPermission("manage_tracking")
    @Operation(
            summary = "Import history",
            operationId = "importHistory",
            description =
                    "Newline-delimited JSON of any length, a line at most 32 KiB: interactions of up to 30 years ago,"
                            + " and today's follows, friends and likes. Lines are stored by the thousand, each thousand before"
                            + " the next is read. A line without message_id gets one made of its content, so sending the same"
                            + " again stores nothing twice for as long as fates are kept (the retention window). Rate limits do"
                            + " not count it. Needs manage_tracking.")
    @APIResponse(
            responseCode = "200",
            description = "What became of the lines; rejected names the first 1,000 that were not stored",
            content =
                    @Content(
                            schema = @Schema(implementation = ImportReport.class),
                            examples = @ExampleObject(name = "two bad lines", value = REPORT)))
    @APIResponse(
            responseCode = "400",
            description = "No such source, or no such line; body_cut_off where the body ended early, with next_line")
    @APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
    @APIResponse(responseCode = "413", description = "The body has more than 1 TiB")
    @APIResponse(responseCode = "415", description = "Not sent as newline-delimited JSON")
    @APIResponse(
            responseCode = "503",
            description = "Stopped on the way: what comes before next_line is stored, nothing else is. report says what"
                    + " became of it. Send the same again with from_line, after Retry-After")
    public Uni<ImportReport> take(
            @RestQuery
                    @Parameter(
                            required = true,
                            description = "The key of the source whose history it is",
                            example = "web")
                    @Nullable
                    String source,
            @RestQuery("from_line")
                    @DefaultValue("1")
                    @Parameter(
                            description = "Passes the lines before it without reading them; 1 to 2147483647",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "2147483647",
                                            defaultValue = "1"))
                    String fromLine,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/x-ndjson",
                                            schema = @Schema(type = SchemaType.STRING),
                                            examples =
                                                    @ExampleObject(name = "an interaction, two states", value = LINES)))
                    InputStream body) {
        int first = SentText.number("from_line", fromLine, 1, Integer.MAX_VALUE);
        if (source == null) {
            throw Problems.badField("source", "source is missing");
        }
        return history.run(
                sources.named(source).orElseThrow(() -> Problems.badField("source", "No source has this key")),
                body,
                first);
    }
}
