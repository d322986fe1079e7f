package app.synth.analytics.funnel;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.Permissions;
import app.synth.accounts.client.permission.Resource;
import app.synth.accounts.client.permission.Tier;
import app.synth.accounts.client.problem.Problems;
import app.synth.analytics.audience.AudienceConfig;
import app.synth.analytics.period.AllowedRange;
import app.synth.analytics.period.DateRange;
import app.synth.analytics.question.ReportingDays;
import app.synth.analytics.question.Span;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks funnels in somebody's name. Whoever may see everything is answered everything. Owners of an event are, with the tier
 * premium (for lines professional), answered about that event as a whole: no parts and no conditions, since what is left when
 * a part is subtracted is a part too, and no step that few have reached.
 */
@ApplicationScoped
class Funnels {
    private static final String EVERYTHING = "view_all_analytics";
    private static final String OWN_EVENT = "view_event_analytics";

    private final Caller caller;
    private final Permissions permissions;
    private final PgFunnels funnels;
    private final ReportingDays days;
    private final AudienceConfig audience;

    Funnels(Caller caller, Permissions permissions, PgFunnels funnels, ReportingDays days, AudienceConfig audience) {
        this.caller = caller;
        this.permissions = permissions;
        this.funnels = funnels;
        this.days = days;
        this.audience = audience;
    }

    /** @param needed of an owner: premium, or what the form of the answer takes */
    Uni<FunnelAnswer> ask(Funnel funnel, @Nullable String from, @Nullable String to, Tier needed) {
        LocalDate today = days.today();
        DateRange asked = days.range(from, to);
        return permissions
                .of(caller)
                .chain(holds -> holds.permissions().contains(EVERYTHING)
                        ? answer(funnel, AllowedRange.whole(asked), 0)
                        : ofOwner(funnel, needed)
                                .chain(() -> answer(funnel, AllowedRange.of(asked, holds, today), audience.k())));
    }

    private Uni<Void> ofOwner(Funnel funnel, Tier needed) {
        String event = funnel.eventId();
        if (event == null) {
            return Uni.createFrom()
                    .failure(refusal(
                            "event_required",
                            "event_id",
                            "This is asked about an event that one owns, named by event_id; about all of them with the permission"
                                    + " view_all_analytics, which the account type admin is granted"));
        }
        return permissions
                .require(caller, List.of(OWN_EVENT, EVERYTHING), new Resource("event", event))
                .chain(() -> permissions.requireTier(caller, needed))
                .invoke(() -> {
                    if (funnel.breakdown() != null) {
                        throw refusal(
                                "breakdown_not_allowed",
                                "breakdown",
                                "A breakdown, whose parts could be single people, needs the permission view_all_analytics, which the"
                                        + " account type admin is granted");
                    }
                    if (funnel.isFiltered()) {
                        throw refusal(
                                "filters_not_allowed",
                                "steps",
                                "Filters, which could leave single people, need the permission view_all_analytics, which the"
                                        + " account type admin is granted");
                    }
                });
    }

    private static HttpProblem refusal(String code, String field, String detail) {
        return Problems.of(Status.FORBIDDEN, code, detail)
                .with("field", field)
                .with("missing_permission", List.of(EVERYTHING))
                .build();
    }

    private Uni<FunnelAnswer> answer(Funnel funnel, AllowedRange allowed, int shownFrom) {
        Span span = days.span(allowed.range());
        return funnels.counts(funnel, span)
                .map(counts -> new FunnelAnswer(
                        span.range().from(),
                        span.range().to(),
                        funnel.window(),
                        funnel.eventId(),
                        ShownSteps.of(funnel, counts.whole().steps(), shownFrom),
                        funnel.breakdown(),
                        counts.parts().stream()
                                .map(part ->
                                        new ShownValue(part.value(), ShownSteps.of(funnel, part.steps(), shownFrom)))
                                .toList(),
                        allowed.clamped()));
    }
}
