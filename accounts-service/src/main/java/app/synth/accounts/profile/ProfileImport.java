package app.synth.accounts.profile;

import app.synth.accounts.change.Attribution;
import app.synth.accounts.profile.ImportLine.Readable;
import app.synth.accounts.profile.ImportLine.Refused;
import app.synth.accounts.profile.ImportReport.RefusedLine;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Takes profiles in, a batch at a time: while one is being stored no more of the body is read, so that whoever sends it is
 * slowed down to what Postgres takes. The report goes out meanwhile; a client that does not read it before it has sent
 * everything delays nothing, because what waits for it is bounded: some lines of progress are then left out.
 */
@ApplicationScoped
class ProfileImport {
    private static final Logger LOG = Logger.getLogger(ProfileImport.class);

    private final PgProfileImport profiles;
    private final ProfilesConfig.Import config;
    private final ObjectMapper mapper;

    ProfileImport(PgProfileImport profiles, ProfilesConfig config, ObjectMapper mapper) {
        this.profiles = profiles;
        this.config = config.imports();
        this.mapper = mapper;
    }

    /**
     * Imports a body, on a thread that may wait.
     *
     * @param importer whose own standing no line changes
     * @return the report, a line an item
     */
    Multi<byte[]> run(Attribution attribution, UUID importer, InputStream body) {
        return Multi.createFrom()
                .deferred(() -> {
                    AtomicInteger waiting = new AtomicInteger();
                    return Multi.createFrom()
                            .<ImportReport>emitter(
                                    report -> new Run(attribution, importer, report, waiting).all(body),
                                    BackPressureStrategy.BUFFER)
                            .onItem()
                            .invoke(waiting::decrementAndGet);
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .map(this::json);
    }

    private byte[] json(ImportReport line) {
        try {
            return mapper.writeValueAsBytes(line);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private final class Run {
        private final Attribution attribution;
        private final UUID importer;
        private final MultiEmitter<? super ImportReport> report;
        private final AtomicInteger waiting;
        private final ImportProgress progress = new ImportProgress();
        private final List<Readable> batch = new ArrayList<>();
        private final Set<UUID> users = new HashSet<>();
        private final List<Refused> refused = new ArrayList<>();
        private long lastLine;
        private long told;

        Run(Attribution attribution, UUID importer, MultiEmitter<? super ImportReport> report, AtomicInteger waiting) {
            this.attribution = attribution;
            this.importer = importer;
            this.report = report;
            this.waiting = waiting;
        }

        void all(InputStream body) {
            try {
                ImportLines lines = new ImportLines(
                        body, Math.toIntExact(config.longestLine().asLongValue()));
                for (ImportLine line = lines.next(); line != null && !report.isCancelled(); line = lines.next()) {
                    take(line);
                }
                store();
                emit(progress.complete());
            } catch (IOException cutOff) {
                emit(progress.stopped("body_cut_off"));
            } catch (RuntimeException unavailable) {
                LOG.warnf("An import of profiles stops before line %d: %s", progress.nextLine(), unavailable);
                emit(progress.stopped("storage_unavailable"));
            }
            report.complete();
        }

        private void take(ImportLine line) {
            if (line instanceof Readable(long number, UUID user, var values) && users.contains(user)) {
                store(); // what is said later of the same user holds
            }
            switch (line) {
                case Readable readable
                when isOwnStanding(readable) ->
                    refused.add(new Refused(
                            readable.number(),
                            "not_for_oneself",
                            null,
                            "Nobody decides about their own type, verification or tier"));
                case Readable readable -> {
                    users.add(readable.userId());
                    batch.add(readable);
                }
                case Refused unreadable -> refused.add(unreadable);
            }
            lastLine = line.number();
            if (batch.size() + refused.size() >= config.batchLines()) {
                store();
            }
        }

        private boolean isOwnStanding(Readable line) {
            return line.userId().equals(importer) && line.names(ProfileField.STANDING);
        }

        private void store() {
            ImportOutcome outcome = profiles.store(attribution, List.copyOf(batch))
                    .await()
                    .atMost(config.storeWithin())
                    .and(new ImportOutcome(0, 0, 0, List.copyOf(refused)));
            long reported = progress.refused();
            progress.stored(outcome, lastLine);
            outcome.refused().stream()
                    .sorted(Comparator.comparingLong(Refused::number))
                    .limit(Math.max(0, config.reportedAtMost() - reported))
                    .forEach(line -> emit(RefusedLine.of(line)));
            if (progress.nextLine() - told > config.progressLines() && waiting.get() <= config.reportedAtMost()) {
                told = progress.nextLine();
                emit(progress.onTheWay());
            }
            batch.clear();
            users.clear();
            refused.clear();
        }

        private void emit(ImportReport line) {
            waiting.incrementAndGet();
            report.emit(line);
        }
    }
}
