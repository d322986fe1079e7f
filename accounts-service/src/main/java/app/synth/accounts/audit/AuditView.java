package app.synth.accounts.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One change.
 *
 * @param actorKind user, api_key, payment_provider, service, or database for whoever came without the service
 * @param actor a user's or key's id, a provider's or job's name, or a database role
 * @param requestId of the HTTP request that made it; null for jobs and the database
 * @param kind what it was a change of: account_type, verification, tier, profile, permission, claim, account_type_request,
 *     verified_address, payment_customer, api_key, deletion_request or sql_reader
 * @param userId whose account it is about; null for what concerns everybody
 * @param target what was changed, where it is not the account itself
 * @param before null for what is new
 * @param after null for what is gone
 * @param reason the actor's words
 */
@JsonNaming(SnakeCaseStrategy.class)
@RegisterForReflection // lines are written by hand
@Schema(name = "AuditEntry")
public record AuditView(
        long auditId,
        Instant occurredAt,

        @Schema(enumeration = {"user", "api_key", "payment_provider", "service", "database"})
        String actorKind,

        String actor,
        @Nullable String requestId,

        @Schema(
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
                })
        String kind,

        @Nullable UUID userId,
        @Nullable String target,

        @JsonRawValue @Schema(type = SchemaType.OBJECT) @Nullable
        String before,

        @JsonRawValue @Schema(type = SchemaType.OBJECT) @Nullable
        String after,

        @Nullable String reason) {}
