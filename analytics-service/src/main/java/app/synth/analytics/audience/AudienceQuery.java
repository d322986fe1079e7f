package app.synth.analytics.audience;

import app.synth.accounts.client.request.SentText;
import app.synth.analytics.period.DaysQuery;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The days that are asked about, and how much of them is told. */
public class AudienceQuery extends DaysQuery {
    private static final int MOST = 500;

    @QueryParam("limit")
    @DefaultValue("100")
    @Parameter(
            description = "Cells of each table, or values, the largest first: 1 to 500",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = "100"))
    String limit = "";

    /** A bad parameter is a 400 that names it. */
    Question question(Subject subject, String id, LocalDate today) {
        return new Question(subject, id, range(today), SentText.number("limit", limit, 1, MOST));
    }
}
