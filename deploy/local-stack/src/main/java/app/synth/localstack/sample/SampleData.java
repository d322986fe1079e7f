package app.synth.localstack.sample;

import app.synth.localstack.client.CatalogueSender;
import app.synth.localstack.client.Credential;
import app.synth.localstack.client.Fate;
import app.synth.localstack.client.Interaction;
import app.synth.localstack.client.InteractionSender;
import app.synth.localstack.client.Lanes;
import app.synth.localstack.client.SuiteClient;
import app.synth.localstack.identity.LocalIdentityProvider;
import app.synth.localstack.identity.Signature;
import app.synth.localstack.postgres.PostgresServer;
import app.synth.localstack.token.AccountType;
import app.synth.localstack.token.SampleAccounts;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Fills a new stack with lifelike data, through the gateway like any app. */
public final class SampleData {
    static final long SEED = 1;

    private static final int DAYS = 14;
    private static final int LANES = 6;
    private static final Duration TOKEN_VALIDITY = Duration.ofMinutes(15);

    private final SuiteClient client;
    private final LocalIdentityProvider provider;
    private final PostgresServer server;
    private final String database;
    private final Consumer<String> progress;

    /**
     * Loads nothing yet.
     *
     * @param provider mints every person's token
     * @param server of the database that has the profiles
     * @param progress told in lines for people
     */
    public SampleData(
            URI gateway,
            LocalIdentityProvider provider,
            PostgresServer server,
            String database,
            Consumer<String> progress) {
        this.client = new SuiteClient(gateway);
        this.provider = provider;
        this.server = server;
        this.database = database;
        this.progress = progress;
    }

    /** Loads the data, unless the database has data already. */
    public void load() throws IOException, SQLException {
        switch (new PgContents(server, database).look()) {
            case NEW -> loadAll(Instant.now());
            case SAMPLE -> progress.accept("the sample data are there already");
            case OTHER -> progress.accept("the database has other data: no sample data were loaded");
        }
    }

    private void loadAll(Instant now) throws IOException, SQLException {
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        SampleCatalogue catalogue = new SampleCatalogue(SEED, today);
        SamplePeople people = new SamplePeople(SEED);
        Lanes lanes = new Lanes(LANES);

        // The profiles first: the sample admin is one of them.
        new PgProfiles(server, database).write(people.all());
        String admin = token(SampleAccounts.of(AccountType.ADMIN));
        String written = catalogue.write(new CatalogueSender(client, admin));
        progress.accept("sample: %s, %d people".formatted(written, people.all().size()));

        Instant begin = Instant.now();
        int sent = sendTraffic(new SampleTraffic(SEED, catalogue, people), people, now, lanes);
        progress.accept("sample: %,d interactions of two weeks, sent in %.1f s"
                .formatted(sent, Duration.between(begin, Instant.now()).toMillis() / 1000.0));

        SampleExperiment experiment = new SampleExperiment(client, this::token);
        experiment.create(admin);
        List<Person> exposed = people.people().subList(0, people.people().size() / 3);
        experiment.expose(exposed, lanes);
        progress.accept(
                "sample: experiment %s running, %d people exposed".formatted(SampleExperiment.KEY, exposed.size()));
    }

    private int sendTraffic(SampleTraffic traffic, SamplePeople people, Instant now, Lanes lanes) throws IOException {
        InteractionSender sender = new InteractionSender(client);
        AtomicInteger sent = new AtomicInteger();
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        lanes.each(IntStream.range(0, people.people().size()).boxed().toList(), person -> {
            List<Interaction> interactions = IntStream.rangeClosed(0, DAYS)
                    .mapToObj(back -> today.minusDays(DAYS - back))
                    .flatMap(day -> traffic.of(person, day).stream())
                    .filter(interaction -> interaction.occurredAt().isBefore(now))
                    .toList();
            UUID user = people.people().get(person).userId();
            requireTaken(sender.send(Credential.token(token(user)), interactions, Map.of()));
            sent.addAndGet(interactions.size());
        });
        return sent.get();
    }

    private static void requireTaken(List<Fate> fates) throws IOException {
        for (Fate fate : fates) {
            if (fate.outcome() == Fate.Outcome.QUARANTINED) {
                throw new IOException("an interaction of the sample was quarantined: " + fate.reason());
            }
        }
    }

    private String token(UUID user) {
        return provider.token(user, TOKEN_VALIDITY, Signature.ES256);
    }
}
