package app.synth.analytics.figures;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.LocalDate;
import java.util.List;

/** The days of an event: one for every day asked for, in order. */
@JsonNaming(SnakeCaseStrategy.class)
public record EventFigures(String eventId, LocalDate from, LocalDate to, List<EventDay> days) {}
