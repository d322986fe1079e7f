package app.synth.accounts.request;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request for an account type, as whoever made it and the admins see it. Times are UTC.
 *
 * @param state pending, approved, rejected or withdrawn
 * @param reason the admin's words
 * @param decidedAt when it stopped being pending, by whomever
 */
@JsonNaming(SnakeCaseStrategy.class)
public record RequestView(
        UUID accountTypeRequestId,
        UUID userId,
        String requestedType,
        Map<String, Object> businessInfo,
        String state,
        @Nullable String reason,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt,
        Instant createdAt) {

    static RequestView of(AccountTypeRequest request) {
        return new RequestView(
                request.accountTypeRequestId,
                request.userId,
                request.requestedType,
                request.businessInfo,
                request.state,
                request.reason,
                request.decidedBy,
                request.decidedAt,
                request.createdAt);
    }
}
