package app.synth.experiments.testsupport;

import static org.awaitility.Awaitility.await;

import app.synth.testsupport.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;

/** Many users at once: the n-th of a name is always the same one. */
public record Crowd(Database database) {
    private static final String LAST_WRITTEN = """
            select count(*) from experiments.experiment_results_cursor
            where position >= (select coalesce(max(written_in), '0') from tracking.user_interactions)
              and position >= (select coalesce(max(written_in), '0') from tracking.identities)
              and position >= (select coalesce(max(written_in), '0') from experiments.user_experiment_assignments)
              and position >= (select coalesce(max(written_in), '0') from experiments.experiment_events)
              and not exists (select from experiments.experiment_result_metrics where not complete)
              and not exists (
                  select from experiments.ab_experiments as experiment
                  join experiments.experiment_metrics as metric
                    on metric.key = any (success_metrics || guardrail_metrics)
                  left join experiments.experiment_result_metrics as folded
                    on folded.experiment_id = experiment.id and folded.metric = metric.key
                  where experiment.state <> 'draft' and experiment.archived_at is null
                    and folded.version is distinct from metric.version)
            """;

    /** The n-th user of this name, from 1. */
    public static UUID user(String name, int n) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest((name + n).getBytes(StandardCharsets.UTF_8));
            String hex = HexFormat.of().formatHex(hash);
            return UUID.fromString(hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The first users of a name have seen a variant, so long ago. */
    public void exposed(String experiment, String variant, String name, int users, Duration ago) {
        exposed(experiment, 1, variant, name, users, ago, true);
    }

    /** The same in a phase, as the experiment would have it or not. */
    public void exposed(
            String experiment, int phase, String variant, String name, int users, Duration ago, boolean asComputed) {
        database.update("""
                insert into experiments.user_experiment_assignments
                    (subject, user_id, experiment_id, phase, variant_name, bucket, as_computed, assigned_at)
                select person::text, person, id, ?, ?, 0, ?, now() - make_interval(secs => ?)
                from experiments.ab_experiments
                cross join (select md5(? || n)::uuid as person from generate_series(1, ?) as n) as people
                where key = ?
                """, phase, variant, asComputed, ago.toSeconds(), name, users, experiment);
    }

    /** The first users of a name have done something, so long ago. */
    public void did(String action, String name, int users, Duration ago, String metadata) {
        did(action, name, 1, users, ago, metadata);
    }

    /** The users of a name from one to another. */
    public void did(String action, String name, int from, int to, Duration ago, String metadata) {
        database.update("""
                insert into tracking.user_interactions
                    (id, user_id, occurred_at, received_at, event_type, entity_type, entity_id, action, source,
                     session_id, message_id, metadata)
                select gen_random_uuid(), md5(? || n)::uuid, now() - make_interval(secs => ?), now(), 'custom', 'event',
                       'concert', ?, 'web', 'session', gen_random_uuid()::text, ?::jsonb
                from generate_series(?, ?) as n
                """, name, ago.toSeconds(), action, metadata, from, to);
    }

    /** Waits until all that is written now is in the results. */
    public void folded() {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> database.count(LAST_WRITTEN) == 1);
    }

    /** Lets an experiment have started so long ago. */
    public void started(String experiment, Duration ago) {
        database.update(
                "update experiments.ab_experiments set start_date = now() - make_interval(secs => ?) where key = ?",
                ago.toSeconds(),
                experiment);
    }
}
