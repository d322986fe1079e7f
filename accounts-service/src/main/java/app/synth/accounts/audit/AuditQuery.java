package app.synth.accounts.audit;

import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.http.QueryParameter;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What may be asked of the audit log, as it stands in the address. */
public class AuditQuery {
    @QueryParam("user_id")
    @Parameter(description = "Whose account it is about", schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    @Nullable
    String userId;

    @QueryParam("actor")
    @Parameter(description = "Who changed it: a user's or key's id, a provider's name, a database role")
    @Nullable
    String actor;

    @QueryParam("kind")
    @Parameter(
            description = "What it was a change of",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {
                                "account_type",
                                "verification",
                                "tier",
                                "profile",
                                "permission",
                                "claim",
                                "account_type_request",
                                "verified_address",
                                "payment_customer",
                                "api_key",
                                "deletion_request",
                                "sql_reader"
                            }),
            example = "account_type")
    @Nullable
    String kind;

    @QueryParam("from")
    @Parameter(
            description = "RFC 3339: then or later",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Nullable
    String from;

    @QueryParam("to")
    @Parameter(description = "RFC 3339, not included", schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Nullable
    String to;

    @QueryParam("request_id")
    @Parameter(description = "Of the HTTP request that made it, as in its answer's X-Request-Id and in the logs")
    @Nullable
    String requestId;

    AuditFilter filter() {
        Instant since = QueryParameter.timeIfAny("from", from);
        Instant until = QueryParameter.timeIfAny("to", to);
        if (since != null && until != null && !since.isBefore(until)) {
            throw Problems.badField("from", "from is not before to");
        }
        return new AuditFilter(
                QueryParameter.uuidIfAny("user_id", userId),
                QueryParameter.textIfAny("actor", actor),
                QueryParameter.oneIfAny("kind", kind, AuditKind.class, AuditKind::of, AuditKind::code),
                since,
                until,
                QueryParameter.textIfAny("request_id", requestId));
    }
}
