package app.synth.accounts.profile;

import app.synth.accounts.client.permission.Tier;
import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.http.QueryParameter;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What may be asked about profiles, as it stands in the address. */
public class ProfileQuery {
    @QueryParam("account_type")
    @Parameter(example = "artist")
    @Nullable
    String accountType;

    @QueryParam("tier")
    @Parameter(description = "As subscribed, whether it has expired or not", example = "premium")
    @Nullable
    String tier;

    @QueryParam("verified")
    @Parameter(description = "true or false")
    @Nullable
    String verified;

    @QueryParam("verification_level")
    @Parameter(example = "email")
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
    @Parameter(description = "RFC 3339: made then or later")
    @Nullable
    String createdFrom;

    @QueryParam("created_to")
    @Parameter(description = "RFC 3339, not included")
    @Nullable
    String createdTo;

    ProfileFilter filter() {
        Instant from = QueryParameter.timeIfAny("created_from", createdFrom);
        Instant to = QueryParameter.timeIfAny("created_to", createdTo);
        if (from != null && to != null && !from.isBefore(to)) {
            throw Problems.badField("created_from", "created_from is not before created_to");
        }
        return new ProfileFilter(
                QueryParameter.codeIfAny("account_type", accountType, AccountType::of),
                QueryParameter.codeIfAny("tier", tier, Tier::of),
                QueryParameter.truthIfAny("verified", verified),
                QueryParameter.codeIfAny("verification_level", verificationLevel, VerificationLevel::of),
                QueryParameter.textIfAny("city", city),
                QueryParameter.textIfAny("state", state),
                QueryParameter.textIfAny("query", query),
                from,
                to);
    }
}
