package app.synth.localstack.sample;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;

/** When people come: little at night, some at lunch, most in the evening, and more towards the weekend. */
final class Rhythm {
    private static final double[] HOURS = {
        1.5, 0.8, 0.4, 0.2, 0.2, 0.4, 1.0, 2.2, 3.0, 2.8, 2.8, 3.4, 5.0, 4.2, 3.2, 3.2, 3.8, 5.2, 7.0, 8.6, 9.4, 8.8,
        6.4, 3.4
    };

    private Rhythm() {}

    /** How busy the day is, around 1. */
    static double of(DayOfWeek day) {
        return switch (day) {
            case MONDAY, TUESDAY -> 0.8;
            case WEDNESDAY -> 0.9;
            case THURSDAY -> 1.05;
            case FRIDAY -> 1.35;
            case SATURDAY -> 1.25;
            case SUNDAY -> 0.95;
        };
    }

    /** A moment of the day as people in that zone live it; the day is UTC's, so that days do not overlap. */
    static Instant moment(LocalDate day, ZoneId zone, RandomGenerator random) {
        double sum = 0;
        for (double weight : HOURS) {
            sum += weight;
        }
        double at = random.nextDouble() * sum;
        int local = 0;
        while (local < HOURS.length - 1 && at > HOURS[local]) {
            at -= HOURS[local];
            local++;
        }
        int offset =
                zone.getRules().getOffset(day.atStartOfDay(zone).toInstant()).getTotalSeconds() / 3600;
        int hour = Math.floorMod(local - offset, 24);
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(hour * 3600L + random.nextInt(3600));
    }
}
