package app.synth.localstack.sample;

import app.synth.localstack.token.AccountType;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with a profile. Who does not tell a birthday or gender has none in the profile.
 *
 * @param home a hall of the city where they live
 * @param visitsPerDay on an ordinary day
 */
record Person(
        UUID userId,
        String name,
        AccountType type,
        Hall home,
        @Nullable LocalDate birthday,
        @Nullable String gender,
        double visitsPerDay) {

    /** The device's id from before they logged in. */
    String anonymousId() {
        return "sample-device-" + userId.toString().substring(24);
    }
}
