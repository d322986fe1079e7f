package app.synth.accounts.profile;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A public profile as everybody sees it.
 *
 * @param verified true from verification level {@code identity} on
 */
@JsonNaming(SnakeCaseStrategy.class)
@RegisterForReflection // the method that answers it names only the interface
public record PublicProfile(
        UUID userId,
        @Nullable String name,
        @Nullable String avatarUrl,
        @Nullable String bio,
        @Nullable String instagramHandle,
        @Nullable String city,
        @Nullable String state,
        String accountType,
        boolean verified)
        implements ShownProfile {

    static PublicProfile of(Profile profile) {
        return new PublicProfile(
                profile.userId,
                profile.name,
                profile.avatarUrl,
                profile.bio,
                profile.instagramHandle,
                profile.city,
                profile.state,
                profile.accountType.code(),
                profile.verified);
    }
}
