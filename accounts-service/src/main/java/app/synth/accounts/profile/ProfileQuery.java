package app.synth.accounts.profile;

import app.synth.accounts.client.permission.Tier;
import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.http.QueryParameter;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What may be asked about profiles, as it stands in the address. */
public class ProfileQuery {
    @QueryParam("account_type")
    @Parameter(
            description = "Of this type",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {
                                "user",
                                "artist",
                                "venue",
                                "admin",
                                "promoter",
                                "ad_account",
                                "venue_manager",
                                "label",
                                "media"
                            }),
            example = "artist")
    @Nullable
    String accountType;

    @QueryParam("subscription_tier")
    @Parameter(
            description = "As subscribed, whether it has expired or not",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"free", "premium", "professional", "enterprise"}),
            example = "premium")
    @Nullable
    String subscriptionTier;

    @QueryParam("verified")
    @Parameter(description = "Whether verified: true or false", schema = @Schema(type = SchemaType.BOOLEAN))
    @Nullable
    String verified;

    @QueryParam("verification_level")
    @Parameter(
            description = "At exactly this level",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"none", "email", "phone", "identity", "business"}),
            example = "email")
    @Nullable
    String verificationLevel;

    @QueryParam("city")
    @Parameter(description = "Whatever its case")
    @Nullable
    String city;

    @QueryParam("state")
    @Parameter(description = "Whatever its case")
    @Nullable
    String state;

    @QueryParam("query")
    @Parameter(description = "How the name begins, whatever its case")
    @Nullable
    String query;

    @QueryParam("created_from")
    @Parameter(
            description = "RFC 3339: made then or later",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Nullable
    String createdFrom;

    @QueryParam("created_to")
    @Parameter(description = "RFC 3339, not included", schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Nullable
    String createdTo;

    ProfileFilter filter() {
        Instant from = QueryParameter.timeIfAny("created_from", createdFrom);
        Instant to = QueryParameter.timeIfAny("created_to", createdTo);
        if (from != null && to != null && !from.isBefore(to)) {
            throw Problems.badField("created_from", "created_from is not before created_to");
        }
        return new ProfileFilter(
                QueryParameter.oneIfAny(
                        "account_type", accountType, AccountType.class, AccountType::of, AccountType::code),
                QueryParameter.oneIfAny("subscription_tier", subscriptionTier, Tier.class, Tier::of, Tier::code),
                QueryParameter.truthIfAny("verified", verified),
                QueryParameter.oneIfAny(
                        "verification_level",
                        verificationLevel,
                        VerificationLevel.class,
                        VerificationLevel::of,
                        VerificationLevel::code),
                QueryParameter.textIfAny("city", city),
                QueryParameter.textIfAny("state", state),
                QueryParameter.textIfAny("query", query),
                from,
                to);
    }
}
