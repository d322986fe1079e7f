package app.synth.tracking.plan;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.problem.Problems;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the tracking plan: JSON Schema 2020-12 of the metadata, per event type and entity type, where {@code *}
 * stands for every entity type without a rule of its own, and if need be per canonical action. The most specific rule
 * judges. Nothing is ever overwritten: each change is a new version. A change counts at once here and within five seconds on
 * every other replica.
 */
@Path("/api/v1/tracking-plan/rules")
@Authenticated
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tracking plan", description = "What metadata should hold, and what does not.")
@APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
public class RulesResource {
    private final Caller caller;
    private final RuleRequests requests;
    private final PgRules rules;
    private final TrackingPlans plans;

    RulesResource(Caller caller, RuleRequests requests, PgRules rules, TrackingPlans plans) {
        this.caller = caller;
        this.requests = requests;
        this.rules = rules;
        this.plans = plans;
    }

    /** The rules that judge now, by event type, entity type and action. */
    @GET
    @RequiresPermission("manage_tracking")
    @Operation(
            summary = "List the rules",
            operationId = "rules",
            description = "Those that judge now. Needs manage_tracking.")
    @APIResponse(
            responseCode = "200",
            description = "By event type, entity type and action",
            content = @Content(schema = @Schema(implementation = RuleList.class), example = RuleExamples.RULES))
    public Uni<RuleList> all() {
        return rules.current().map(RuleList::new);
    }

    /**
     * Writes a new version of a rule, whose body is the schema: of type object, at most 32 KiB, {@code $ref} only to its own
     * {@code #/$defs/NAME}, patterns in RE2's language and at most 200 characters. The same schema again changes nothing.
     */
    @PUT
    @Path("/{event_type}/{entity_type}")
    @Consumes({MediaType.APPLICATION_JSON, "application/schema+json"})
    @RequiresPermission("manage_tracking")
    @Operation(
            summary = "Write a rule",
            operationId = "writeRule",
            description =
                    "A new version; the same schema again changes nothing. The schema is of type object, has at most"
                            + " 32 KiB, refers only to its own #/$defs/NAME and not in a circle, and has patterns in RE2's language"
                            + " (no look-around, no back-references) of at most 200 characters. Needs manage_tracking.")
    @Parameter(name = "event_type", description = "One of the known types", example = "view")
    @Parameter(
            name = "entity_type",
            description = "Up to 64 characters, or * for all without a rule",
            example = "event")
    @Parameter(name = "action", description = "Only interactions of this canonical action", example = "impression")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(type = SchemaType.OBJECT), example = RuleExamples.SCHEMA))
    @APIResponse(
            responseCode = "200",
            description = "The rule says this already",
            content = @Content(schema = @Schema(implementation = RuleView.class), example = RuleExamples.RULE))
    @APIResponse(
            responseCode = "201",
            description = "A new version, which judges from now on",
            content = @Content(schema = @Schema(implementation = RuleView.class), example = RuleExamples.RULE))
    @APIResponse(responseCode = "400", description = "The path, the action or the schema is not valid; field names it")
    @APIResponse(responseCode = "413", description = "The schema has more than 32 KiB")
    @APIResponse(responseCode = "415", description = "Not sent as application/json")
    public Uni<RestResponse<RuleView>> put(
            @RestPath("event_type") String eventType,
            @RestPath("entity_type") String entityType,
            @RestQuery @Nullable String action,
            byte @Nullable [] body) {
        RuleKey key = requests.key(eventType, entityType, action);
        return rules.put(key, requests.schema(body), caller.userId())
                .call(plans::refresh)
                .chain(isNew -> rules.versions(key).map(versions -> answer(isNew, versions)));
    }

    /** Withdraws a rule, as a new version: its interactions are judged by the next less specific rule, if there is one. */
    @DELETE
    @Path("/{event_type}/{entity_type}")
    @RequiresPermission("manage_tracking")
    @Operation(
            summary = "Withdraw a rule",
            operationId = "withdrawRule",
            description =
                    "A new version that judges nothing; a less specific rule may take over. Needs manage_tracking.")
    @Parameter(name = "action", description = "Of the rule that is narrowed to this action", example = "impression")
    @APIResponse(responseCode = "204", description = "It judges nothing any more")
    @APIResponse(responseCode = "400", description = "The path or the action is not valid; field names it")
    @APIResponse(responseCode = "404", description = "There never was such a rule")
    public Uni<Void> withdraw(
            @RestPath("event_type") String eventType,
            @RestPath("entity_type") String entityType,
            @RestQuery @Nullable String action) {
        RuleKey key = requests.key(eventType, entityType, action);
        return rules.withdraw(key, caller.userId())
                .call(plans::refresh)
                .chain(isNew -> rules.versions(key))
                .map(versions -> known(versions))
                .replaceWithVoid();
    }

    /** Every version of a rule, the latest first. */
    @GET
    @Path("/{event_type}/{entity_type}/versions")
    @RequiresPermission("manage_tracking")
    @Operation(
            summary = "List a rule's versions",
            operationId = "ruleVersions",
            description = "The latest first. Needs manage_tracking.")
    @Parameter(name = "action", description = "Of the rule that is narrowed to this action", example = "impression")
    @APIResponse(
            responseCode = "200",
            description = "The latest first",
            content = @Content(schema = @Schema(implementation = RuleList.class), example = RuleExamples.RULES))
    @APIResponse(responseCode = "400", description = "The path or the action is not valid; field names it")
    @APIResponse(responseCode = "404", description = "There never was such a rule")
    public Uni<RuleList> versions(
            @RestPath("event_type") String eventType,
            @RestPath("entity_type") String entityType,
            @RestQuery @Nullable String action) {
        RuleKey key = requests.key(eventType, entityType, action);
        return rules.versions(key).map(versions -> new RuleList(known(versions)));
    }

    private static List<RuleView> known(List<RuleView> versions) {
        if (versions.isEmpty()) {
            throw Problems.notFound("There never was such a rule");
        }
        return versions;
    }

    private static RestResponse<RuleView> answer(boolean isNew, List<RuleView> versions) {
        return RestResponse.status(isNew ? RestResponse.Status.CREATED : RestResponse.Status.OK, versions.getFirst());
    }
}
