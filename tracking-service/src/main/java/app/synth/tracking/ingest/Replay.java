package app.synth.tracking.ingest;

import app.synth.tracking.source.Sender;
import app.synth.tracking.source.SourceRegistry;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes interactions out of the quarantine, through the same steps as at first, with today's rules. An interaction is still
 * of the moment in which it first arrived, and of whoever sent it then.
 */
@ApplicationScoped
public class Replay {
    private final SourceRegistry sources;
    private final Map<Face, FaceReader> readers;
    private final InteractionPipeline pipeline;
    private final PgReplay replay;

    Replay(SourceRegistry sources, @All List<FaceReader> readers, InteractionPipeline pipeline, PgReplay replay) {
        this.sources = sources;
        this.readers = readers.stream().collect(Collectors.toUnmodifiableMap(FaceReader::face, Function.identity()));
        this.pipeline = pipeline;
        this.replay = replay;
    }

    /**
     * Replays each; what is refused again stays where it is.
     *
     * @param by the admin who asks for it
     * @return what became of each, in their order
     */
    public Uni<List<ReplayResult>> replay(List<QuarantinedInteraction> interactions, UUID by) {
        List<PgReplay.Row> passed = new ArrayList<>();
        List<ReplayResult> results = new ArrayList<>();
        for (QuarantinedInteraction interaction : interactions) {
            Delivery delivery = delivery(interaction);
            switch (judge(interaction, delivery)) {
                case Outcome.Accepted accepted -> passed.add(new PgReplay.Row(interaction.id(), delivery, accepted));
                case Outcome.Halted halted -> results.add(ReplayResult.refused(interaction.id(), halted.refusal()));
                case Outcome.Filtered filtered -> results.add(ReplayResult.filtered(interaction.id(), filtered.why()));
            }
        }
        return replay.store(passed, by).map(stored -> {
            results.addAll(stored);
            return inOrder(interactions, results);
        });
    }

    private Outcome judge(QuarantinedInteraction interaction, Delivery delivery) {
        FaceReader reader = readers.get(interaction.face());
        if (reader == null) {
            throw new IllegalStateException("Nobody reads " + interaction.face());
        }
        String id = interaction.messageId();
        return pipeline.judge(
                delivery,
                new MessageId(id == null ? interaction.messageKey().toString() : id, interaction.messageKey()),
                reader.read(interaction.body(), delivery.sender()));
    }

    private Delivery delivery(QuarantinedInteraction interaction) {
        Sender sender = new Sender(
                sources.named(interaction.source()).orElseThrow(), interaction.authority(), interaction.userId());
        return new Delivery(
                sender,
                interaction.face(),
                Signals.NONE,
                interaction.receivedAt(),
                Instant.now(),
                new ClockSkew(interaction.clockBehind()));
    }

    private static List<ReplayResult> inOrder(List<QuarantinedInteraction> interactions, List<ReplayResult> results) {
        Map<UUID, ReplayResult> byId =
                results.stream().collect(Collectors.toMap(ReplayResult::id, Function.identity()));
        return interactions.stream()
                .map(interaction -> byId.getOrDefault(interaction.id(), ReplayResult.before(interaction.id())))
                .toList();
    }
}
