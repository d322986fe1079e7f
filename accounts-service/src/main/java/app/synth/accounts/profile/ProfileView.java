package app.synth.accounts.profile;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A profile as its owner and admins see it. Times are UTC.
 *
 * @param gender as the person wrote it
 * @param lastActiveAt within 5 minutes, unless configured otherwise
 * @param verified true from verification level {@code identity} on
 * @param subscriptionTier free, premium, professional or enterprise; counts until {@code subscriptionExpiresAt}
 */
@JsonNaming(SnakeCaseStrategy.class)
@RegisterForReflection // some methods that answer it name only the interface
public record ProfileView(
        UUID userId,
        @Nullable String name,
        @Nullable String avatarUrl,
        @Nullable String bio,
        @Nullable String instagramHandle,
        @Nullable String gender,
        @Nullable LocalDate birthday,
        @Nullable String city,
        @Nullable String state,
        @Nullable Instant lastActiveAt,
        boolean isPublicProfile,
        String accountType,
        boolean verified,
        String verificationLevel,
        Map<String, Object> businessInfo,
        String subscriptionTier,
        @Nullable Instant subscriptionExpiresAt,
        Instant createdAt)
        implements ShownProfile {

    static ProfileView of(Profile profile) {
        return new ProfileView(
                profile.userId,
                profile.name,
                profile.avatarUrl,
                profile.bio,
                profile.instagramHandle,
                profile.gender,
                profile.birthday,
                profile.city,
                profile.state,
                profile.lastActiveAt,
                profile.publicProfile,
                profile.accountType.code(),
                profile.verified,
                profile.verificationLevel.code(),
                profile.businessInfo,
                profile.subscriptionTier.code(),
                profile.subscriptionExpiresAt,
                profile.createdAt);
    }
}
