package app.synth.accounts.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line of the report of an import. */
@Schema(oneOf = {ImportReport.RefusedLine.class, ImportReport.Counts.class})
public sealed interface ImportReport {

    /**
     * A line of the body that was not stored.
     *
     * @param kind refused
     * @param line counted from 1
     * @param code never changes its meaning: invalid_field, malformed_json, too_large, not_for_oneself, is_admin,
     *     storage_refused
     * @param field what is wrong, where it is one field
     * @param detail the same for people
     */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection // lines are written by hand
    @Schema(name = "RefusedImportLine")
    record RefusedLine(
            String kind, long line, String code, @Nullable String field, String detail) implements ImportReport {
        static RefusedLine of(ImportLine.Refused refused) {
            return new RefusedLine("refused", refused.number(), refused.code(), refused.field(), refused.detail());
        }
    }

    /**
     * How far it is; all of it is committed. {@code received} is the sum of the four that follow it.
     *
     * @param kind progress on the way, report at the end
     * @param received lines that were not empty
     * @param made profiles that there were none of
     * @param updated profiles of which something changed
     * @param unchanged lines that changed nothing
     * @param refused lines that were not stored
     * @param nextLine everything before this line is stored or refused; an import that stopped goes on here
     * @param complete only at the end: whether the whole body was read and stored
     * @param code only of an incomplete one: storage_unavailable or body_cut_off
     */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @RegisterForReflection
    @Schema(name = "ImportCounts")
    record Counts(
            String kind,
            long received,
            long made,
            long updated,
            long unchanged,
            long refused,
            long nextLine,
            @Nullable Boolean complete,
            @Nullable String code)
            implements ImportReport {}
}
