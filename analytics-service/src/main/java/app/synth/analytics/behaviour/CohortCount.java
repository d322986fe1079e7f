package app.synth.analytics.behaviour;

import java.time.LocalDate;
import java.util.List;

/**
 * How many of those first seen on a day, or in a week, came back.
 *
 * @param start the day, or the week's Monday
 * @param returned for each period from the cohort's own on
 */
record CohortCount(LocalDate start, long size, List<Long> returned) {
    CohortCount {
        returned = List.copyOf(returned);
    }
}
