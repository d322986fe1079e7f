package app.synth.analytics.figures;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The days of a user: one for every day asked for, in order. */
@JsonNaming(SnakeCaseStrategy.class)
public record UserFigures(UUID userId, LocalDate from, LocalDate to, List<UserDay> days) {}
