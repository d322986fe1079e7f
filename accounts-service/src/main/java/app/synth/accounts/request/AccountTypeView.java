package app.synth.accounts.request;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.UUID;

/** Somebody's account type. */
@JsonNaming(SnakeCaseStrategy.class)
public record AccountTypeView(UUID userId, String accountType) {}
