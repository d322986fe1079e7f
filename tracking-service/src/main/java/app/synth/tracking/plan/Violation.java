package app.synth.tracking.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * One way in which an interaction's metadata is not as the tracking plan says.
 *
 * @param ruleKey the rule, as the path of its API: {@code click/event}, {@code view/event?action=impression}
 * @param version the rule's version
 * @param field as the schema names it: {@code source}, {@code filters.*}, {@code steps[].name}; {@code metadata} for the
 *     whole of it. Never a name that only the sender chose
 * @param keyword the keyword of JSON Schema that is not met: {@code required}, {@code type}, {@code maximum}
 * @param detail the same for people, up to 200 characters
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Violation(
        @JsonProperty("rule") String ruleKey, int version, String field, String keyword, String detail) {}
