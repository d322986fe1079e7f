package app.synth.accounts.apikey;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of the caller's keys, the newest first.
 *
 * @param nextCursor for those that follow; null at the end
 */
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
public record ApiKeyPage(List<ApiKeyView> items, @Nullable String nextCursor) {}
