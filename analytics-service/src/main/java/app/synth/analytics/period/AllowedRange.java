package app.synth.analytics.period;

import app.synth.accounts.client.permission.GrantedPermissions;
import app.synth.accounts.client.permission.Tier;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may see of a range: free the last 7 days, premium the last 90, from professional on all of it. Whoever may
 * see all figures is not bound by a tier. Where nothing of what was asked for is left, it is the last of the days allowed.
 *
 * @param range the days shown
 * @param previous as many days before, to compare with; null where the tier does not show them all
 * @param clamped null where that is all that was asked for
 */
public record AllowedRange(
        DateRange range,
        @Nullable DateRange previous,
        @Nullable Clamp clamped) {
    private static final String EVERYTHING = "view_all_analytics";
    private static final int FREE_DAYS = 7;
    private static final int PREMIUM_DAYS = 90;

    /** All of it: one's own figures, and those of whoever may see everything. */
    public static AllowedRange whole(DateRange asked) {
        return new AllowedRange(asked, asked.previous(), null);
    }

    /** What is left of it for this caller. */
    public static AllowedRange of(DateRange asked, GrantedPermissions holds, LocalDate today) {
        return seesEverything(holds) ? whole(asked) : of(asked, holds.tier(), today);
    }

    /** Whether no tier binds this caller. */
    public static boolean seesEverything(GrantedPermissions holds) {
        return holds.permissions().contains(EVERYTHING);
    }

    static AllowedRange of(DateRange asked, Tier tier, LocalDate today) {
        LocalDate first = firstDay(tier, today);
        if (!first.isAfter(asked.from())) {
            return of(asked, first, null);
        }
        DateRange shown = new DateRange(first, asked.to().isBefore(first) ? today : asked.to());
        Tier next = tier == Tier.FREE ? Tier.PREMIUM : Tier.PROFESSIONAL;
        LocalDate nextFirst = firstDay(next, today);
        return of(
                shown,
                first,
                new Clamp(tier, asked.from(), first, next, nextFirst.isAfter(asked.from()) ? nextFirst : asked.from()));
    }

    private static AllowedRange of(DateRange shown, LocalDate first, @Nullable Clamp clamped) {
        DateRange before = shown.previous();
        return new AllowedRange(shown, before.from().isBefore(first) ? null : before, clamped);
    }

    private static LocalDate firstDay(Tier tier, LocalDate today) {
        return switch (tier) {
            case FREE -> today.minusDays(FREE_DAYS - 1L);
            case PREMIUM -> today.minusDays(PREMIUM_DAYS - 1L);
            case PROFESSIONAL, ENTERPRISE -> LocalDate.MIN;
        };
    }
}
