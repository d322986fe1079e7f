package app.synth.accounts.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.accounts.testsupport.Outside;
import app.synth.accounts.testsupport.PackagedAccounts;
import app.synth.accounts.testsupport.Stripe;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever the order, the repetition and the company in which a provider's events come, they end where they end when they
 * come one after the other.
 */
@QuarkusIntegrationTest
@WithTestResource(value = Outside.class, scope = TestResourceScope.GLOBAL)
class PaymentOrderIT extends PackagedAccounts {
    private static final Instant START = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final List<String> PRICES =
            List.of(Stripe.PREMIUM, Stripe.PROFESSIONAL, "prod_Enterprise", "price_unknown");
    private static final List<String> STATUSES =
            List.of("active", "active", "active", "trialing", "past_due", "canceled", "unpaid", "incomplete");
    private static final int HISTORIES = 12;
    private static final int DELIVERIES = 3;

    /**
     * One history, told of different people: the same in everything but the names.
     *
     * @param suffix of every name in it
     */
    private record Cast(String suffix, List<UUID> users) {
        String customer(int i) {
            return "cus_" + i + suffix;
        }
    }

    /** An event of a history, for whoever plays in it. */
    private interface Line {
        String by(Cast cast);
    }

    @Test
    void anyDeliveryEndsWhereTheOrderlyOneEnds() {
        long seed = Long.getLong("seed", 20_261_122L);
        for (int i = 0; i < HISTORIES; i++) {
            Random random = new Random(seed + i);
            List<Line> history = history(random);
            Cast orderly = cast(random);
            history.forEach(line -> Stripe.send(line.by(orderly)).statusCode(200));
            String expected = state(orderly);
            for (int delivery = 0; delivery < DELIVERIES; delivery++) {
                Cast shuffled = cast(random);
                deliver(history, shuffled, random);
                assertThat(state(shuffled))
                        .as("history %d, delivery %d of seed %d", i, delivery, seed)
                        .isEqualTo(expected);
            }
        }
    }

    /** Two people, two customers who may change hands, three subscriptions; many events of the same second. */
    private static List<Line> history(Random random) {
        List<Line> history = new ArrayList<>();
        int second = 0;
        for (int i = 0; i < 14; i++) {
            second += random.nextInt(3);
            Instant at = START.plusSeconds(second);
            // Names sort by the place in the history, as the last word between events of one kind and second.
            String event = "evt_%03d".formatted(i);
            int customer = random.nextInt(2);
            if (random.nextInt(4) == 0) {
                int user = random.nextInt(2);
                history.add(cast ->
                        Stripe.checkout(event + cast.suffix, at, cast.customer(customer), cast.users.get(user)));
            } else {
                // A subscription belongs to one customer for good.
                String subscription = "sub_" + customer + random.nextInt(2);
                String kind = random.nextInt(6) == 0 ? "deleted" : "updated";
                String status = STATUSES.get(random.nextInt(STATUSES.size()));
                String price = PRICES.get(random.nextInt(PRICES.size()));
                Instant end = START.plus(Duration.ofDays(10 + random.nextInt(5)));
                history.add(cast -> Stripe.subscription(
                                event + cast.suffix,
                                kind,
                                at,
                                subscription + cast.suffix,
                                cast.customer(customer),
                                status,
                                price,
                                end)
                        .replace("prod_x", price));
            }
        }
        return history;
    }

    /** In any order, some twice and thrice, eight at a time. */
    private static void deliver(List<Line> history, Cast cast, Random random) {
        List<Line> deliveries = new ArrayList<>(history);
        history.forEach(line -> IntStream.range(0, random.nextInt(3)).forEach(again -> deliveries.add(line)));
        Collections.shuffle(deliveries, random);
        for (int from = 0; from < deliveries.size(); from += 8) {
            List<Callable<Integer>> together = deliveries.subList(from, Math.min(from + 8, deliveries.size())).stream()
                    .<Callable<Integer>>map(
                            line -> () -> Stripe.send(line.by(cast)).extract().statusCode())
                    .toList();
            assertThat(atOnce(together)).containsOnly(200);
        }
    }

    private Cast cast(Random random) {
        return new Cast(
                "_" + Long.toHexString(random.nextLong()),
                Stream.generate(this::user).limit(2).toList());
    }

    /** Everything that may depend on the order, without the names; and that every event was recorded once. */
    private String state(Cast cast) {
        List<Object> state = new ArrayList<>();
        for (UUID user : cast.users) {
            state.add(suite.database()
                    .query(
                            "select subscription_tier, subscription_expires_at::text from accounts.profiles where user_id = ?",
                            user));
        }
        state.add(suite.database().query("""
                select replace(subscription_id, ?, '') as id, status, tier, expires_at::text as expires_at,
                       happened_at::text as happened_at, replace(event_id, ?, '') as event
                from accounts.subscriptions where right(subscription_id, length(?)) = ? order by 1
                """, cast.suffix, cast.suffix, cast.suffix, cast.suffix));
        state.add(
                suite.database().query("""
                select replace(customer_id, ?, '') as id, user_id = ? as first, linked_at::text as linked_at,
                       replace(event_id, ?, '') as event
                from accounts.payment_customers where right(customer_id, length(?)) = ? order by 1
                """, cast.suffix, cast.users.getFirst(), cast.suffix, cast.suffix, cast.suffix));
        state.add(suite.database().query("""
                select replace(event_id, ?, '') as id, outcome = 'ignored' as ignored
                from accounts.payment_events where right(event_id, length(?)) = ? order by 1
                """, cast.suffix, cast.suffix, cast.suffix));
        return state.toString();
    }
}
