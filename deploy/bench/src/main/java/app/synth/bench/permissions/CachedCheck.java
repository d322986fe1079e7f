package app.synth.bench.permissions;

import app.synth.accounts.client.change.AccountChanges;
import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.identity.Credential;
import app.synth.accounts.client.permission.Decision;
import app.synth.accounts.client.permission.GrantedPermissions;
import app.synth.accounts.client.permission.PermissionSource;
import app.synth.accounts.client.permission.Permissions;
import app.synth.accounts.client.permission.PermissionsConfig;
import app.synth.accounts.client.permission.Resource;
import app.synth.accounts.client.permission.Tier;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The client's check of what it has been told before: a permission that is for owners, of one of many callers, in this process. */
final class CachedCheck {
    static final String DESCRIPTION =
            "any of 2 keys, one held and for owners only; the caller's permissions and the ownership are both in memory";

    private static final List<String> ANY_OF = List.of("view_event_analytics", "view_all_analytics");
    private static final Resource EVENT = new Resource("event", "concert-001");

    private final Permissions permissions =
            new Permissions(new Everything(), new Defaults(), new AccountChanges(new Defaults()));
    private final List<Caller> callers;

    CachedCheck(int users) {
        callers = Stream.<Caller>generate(Known::new).limit(users).toList();
    }

    /** The mean time of one check, in microseconds. */
    double micros(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        long begin = System.nanoTime();
        long checks = 0;
        while (System.nanoTime() < end) {
            for (Caller caller : callers) {
                permissions.require(caller, ANY_OF, EVENT).await().indefinitely();
            }
            checks += callers.size();
        }
        return (System.nanoTime() - begin) / 1e3 / checks;
    }

    private static final class Known extends Caller {
        private final Credential credential = new Credential.BearerToken(UUID.randomUUID(), "");

        @Override
        public Credential credential() {
            return credential;
        }
    }

    private static final class Everything implements PermissionSource {
        @Override
        public Uni<GrantedPermissions> permissions(Credential credential) {
            UUID user = credential instanceof Credential.BearerToken token ? token.user() : UUID.randomUUID();
            return Uni.createFrom()
                    .item(new GrantedPermissions(
                            user,
                            "promoter",
                            false,
                            "none",
                            Tier.PREMIUM,
                            null,
                            Set.of("view_event_analytics", "comment", "create_events"),
                            Map.of(),
                            Map.of(),
                            Map.of("view_event_analytics", "event"),
                            Map.of(),
                            null,
                            null));
        }

        @Override
        public Uni<Decision> decide(Credential credential, String permission, Resource resource) {
            return Uni.createFrom().item(Decision.GRANTED);
        }
    }

    /** As in a service that sets nothing. */
    private static final class Defaults implements PermissionsConfig {
        @Override
        public URI accountsUrl() {
            return URI.create("http://localhost:8083");
        }

        @Override
        public Duration liveFor() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration keysLiveFor() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration liveForUnheard() {
            return Duration.ofSeconds(2);
        }

        @Override
        public long usersAtMost() {
            return 100_000;
        }

        @Override
        public long ownershipsAtMost() {
            return 100_000;
        }

        @Override
        public Duration callTimeout() {
            return Duration.ofSeconds(2);
        }

        @Override
        public boolean listen() {
            return false;
        }

        @Override
        public Optional<String> listenUrl() {
            return Optional.empty();
        }

        @Override
        public Optional<String> listenUsername() {
            return Optional.empty();
        }

        @Override
        public Optional<String> listenPassword() {
            return Optional.empty();
        }
    }
}
