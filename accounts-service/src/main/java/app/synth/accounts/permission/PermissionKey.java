package app.synth.accounts.permission;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * A word of the vocabulary.
 *
 * @param description what it allows, for people
 * @param ownerOf the kind of resource whose owners alone have it, when asked about one; null for none
 */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
public record PermissionKey(
        String key, String description, @Nullable String ownerOf) {}
