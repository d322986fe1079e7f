package app.synth.analytics.figures;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.Permissions;
import app.synth.accounts.client.permission.Tier;
import app.synth.analytics.lines.Forms;
import app.synth.analytics.period.AllowedRange;
import app.synth.analytics.period.DateRange;
import app.synth.analytics.period.DaysQuery;
import app.synth.analytics.period.Granularity;
import app.synth.analytics.question.ReportingDays;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What a caller gets of what is asked for. Whether the caller gets anything is asked before. */
@ApplicationScoped
class Gate {
    private final Permissions permissions;
    private final Caller caller;
    private final ReportingDays days;
    private final Forms forms;

    Gate(Permissions permissions, Caller caller, ReportingDays days, Forms forms) {
        this.permissions = permissions;
        this.caller = caller;
        this.days = days;
        this.forms = forms;
    }

    /** All of it: one's own figures, or for those who may see everything. */
    Terms open(PeriodQuery query) {
        return new Terms(AllowedRange.whole(range(query)), Granularity.parse(query.granularity), forms.asked());
    }

    /** What the tier leaves; lines take professional. Fails as {@code tier_required} where that is missing. */
    Uni<Terms> tiered(PeriodQuery query) {
        Terms asked = open(query);
        return permissions.of(caller).chain(holds -> {
            if (AllowedRange.seesEverything(holds)) {
                return Uni.createFrom().item(asked);
            }
            Terms shown =
                    new Terms(AllowedRange.of(asked.range(), holds, days.today()), asked.granularity(), asked.form());
            return permissions
                    .requireTier(caller, asked.form().needed(Tier.FREE))
                    .replaceWith(shown);
        });
    }

    /** The days from the parameters of a request; a bad one is a 400 that names it. */
    DateRange range(DaysQuery query) {
        return days.range(query);
    }
}
