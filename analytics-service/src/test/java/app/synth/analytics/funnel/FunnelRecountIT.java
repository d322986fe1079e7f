package app.synth.analytics.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.synth.analytics.testsupport.Happening;
import app.synth.analytics.testsupport.QuietRollups;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Funnels against trying every possible choice of interactions. */
@QuarkusIntegrationTest
@TestProfile(QuietRollups.class)
class FunnelRecountIT extends FunnelCase {
    private static final long SEED = 20261126;
    private static final List<String> ACTIONS =
            List.of("impression", "event_click", "detail_view", "interest", "ticket_click");

    /** Random interactions with many ties, visitors who became users, people who left; seeded. */
    @Test
    void itIsWhatEveryPossibleChoiceOfInteractionsGives() {
        Random random = new Random(SEED);
        Map<Happening, UUID> persons = interactions(random);
        List<Happening> all = List.copyOf(persons.keySet());
        Happening.store(suite.database(), all);
        Happening.storeFacts(suite.database(), all);
        Map<Happening, UUID> counted = persons.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(new UUID(0, 0)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        UUID admin = callers.admin();
        for (int round = 0; round < 40; round++) {
            List<BruteForce.Step> steps = new ArrayList<>();
            int length = 2 + random.nextInt(4);
            for (int step = 0; step < length; step++) {
                steps.add(new BruteForce.Step(
                        ACTIONS.get(random.nextInt(ACTIONS.size())), step > 0 && random.nextInt(3) == 0));
            }
            Duration window = Duration.ofHours(1 + random.nextInt(100));
            LocalDate from = day.plusDays(random.nextInt(3));
            LocalDate to = from.plusDays(random.nextInt(5));
            List<BruteForce.Counted> expected = new BruteForce(
                            steps,
                            window,
                            from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                            to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                    .count(counted);
            for (String filters : List.of("[]", "[{\"key\":\"never\",\"op\":\"exists\",\"value\":false}]")) {
                String body = "{\"from\":\"%s\",\"to\":\"%s\",\"window\":\"%s\",\"steps\":[%s]}"
                        .formatted(
                                from,
                                to,
                                window,
                                steps.stream()
                                        .map(step -> "{\"action\":\"%s\",\"optional\":%s,\"filters\":%s}"
                                                .formatted(step.action(), step.optional(), filters))
                                        .collect(Collectors.joining(",")));
                JsonPath answer =
                        callers.post(admin, ASK, body).statusCode(200).extract().jsonPath();
                for (int step = 0; step < length; step++) {
                    String described = "round %d step %d of %s".formatted(round, step, body);
                    BruteForce.Counted each = expected.get(step);
                    assertThat(answer.getLong("steps[%d].viewers".formatted(step)))
                            .as(described)
                            .isEqualTo(each.reached());
                    same(answer.get("steps[%d].median_seconds".formatted(step)), each.median(), described);
                    same(answer.get("steps[%d].p90_seconds".formatted(step)), each.p90(), described);
                }
            }
        }
    }

    private Map<Happening, UUID> interactions(Random random) {
        UUID departed = UUID.randomUUID();
        OffsetDateTime departedAt = noon.plus(Duration.ofDays(3)).atOffset(ZoneOffset.UTC);
        suite.database()
                .update("insert into analytics.departed (user_id, departed_at) values (?, ?)", departed, departedAt);
        UUID claimant = UUID.randomUUID();
        String visitor = "visitor " + random.nextInt();
        OffsetDateTime claimedAt = noon.plus(Duration.ofDays(2)).atOffset(ZoneOffset.UTC);
        suite.database()
                .update(
                        "insert into analytics.claims (visitor, anonymous_id, user_id, claimed_at) values (?, ?, ?, ?)",
                        Happening.hashed("visitor:" + visitor),
                        visitor,
                        claimant,
                        claimedAt);
        List<UUID> users = new ArrayList<>(
                IntStream.range(0, 12).mapToObj(count -> UUID.randomUUID()).toList());
        users.add(departed);
        users.add(claimant);
        Map<Happening, UUID> persons = new HashMap<>();
        for (int count = 0; count < 500; count++) {
            int who = random.nextInt(users.size() + 2);
            Instant at = noon.plus(Duration.ofMinutes(15L * random.nextInt(6 * 96)));
            String action = ACTIONS.get(random.nextInt(ACTIONS.size()));
            String event = "event " + random.nextInt(4);
            if (who < users.size()) {
                UUID user = users.get(who);
                boolean isOut = user.equals(departed) && !at.isAfter(departedAt.toInstant());
                persons.put(Happening.of(user, at, action, event), isOut ? new UUID(0, 0) : user);
            } else {
                Happening visit = new Happening(null, visitor, at, action, "event", event, null, "{}");
                persons.put(visit, at.isAfter(claimedAt.toInstant()) ? visit.viewer() : claimant);
            }
        }
        return persons;
    }

    private static void same(Object found, Double expected, String described) {
        if (expected == null) {
            assertThat(found).as(described).isNull();
        } else {
            assertThat(((Number) found).doubleValue()).as(described).isCloseTo(expected, within(0.01 + expected / 1e6));
        }
    }
}
