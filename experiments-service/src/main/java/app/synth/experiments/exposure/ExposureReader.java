package app.synth.experiments.exposure;

import app.synth.accounts.client.request.SentObject;
import app.synth.experiments.caller.Asker;
import app.synth.experiments.decision.PersonReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what was sent as an exposure, or as many. */
final class ExposureReader {
    static final String MANY = "exposures";

    private static final int KEY_AT_MOST = 200;
    private static final int ID_AT_MOST = 200;
    private static final Set<String> FIELDS =
            Set.of("experiment", "variant", "user_id", "anonymous_id", "attributes", "occurred_at");
    private static final Set<String> BODY_FIELDS =
            Set.of("experiment", "variant", "user_id", "anonymous_id", "attributes", "occurred_at", MANY);

    private ExposureReader() {}

    static SentObject body(byte @Nullable [] body) {
        return SentObject.read(body, BODY_FIELDS);
    }

    /** Of a body with many. */
    static List<Shown> many(Asker asker, SentObject body, int atMost, Instant now) {
        return body.objects(MANY, atMost, FIELDS).stream()
                .map(item -> one(asker, item, now))
                .toList();
    }

    static Shown one(Asker asker, SentObject sent, Instant now) {
        return new Shown(
                sent.exactText("experiment", KEY_AT_MOST),
                PersonReader.read(
                        asker,
                        userId(asker, sent),
                        sent.has("anonymous_id") ? sent.exactText("anonymous_id", ID_AT_MOST) : null,
                        sent.has("attributes") ? sent.node("attributes") : null),
                sent.has("variant") ? sent.exactText("variant", KEY_AT_MOST) : null,
                time(sent, now));
    }

    /** A public key proves nobody: with it, nobody is exposed in a user's name. */
    static @Nullable String userId(Asker asker, SentObject sent) {
        String named = sent.has("user_id") ? sent.exactText("user_id", ID_AT_MOST) : null;
        return asker.clientKey() == null ? named : null;
    }

    /** When it happened, by the client's clock; never later than now, and a day earlier at most. */
    static Instant time(SentObject sent, Instant now) {
        Instant said = sent.timeIfAny("occurred_at");
        if (said == null || said.isAfter(now)) {
            return now;
        }
        Instant earliest = now.minus(Duration.ofDays(1));
        return said.isBefore(earliest) ? earliest : said;
    }
}
