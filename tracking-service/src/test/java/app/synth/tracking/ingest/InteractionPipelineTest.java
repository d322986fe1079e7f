package app.synth.tracking.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.accounts.client.request.RequestConfig;
import app.synth.tracking.action.Action;
import app.synth.tracking.action.EventType;
import app.synth.tracking.ingest.Outcome.Accepted;
import app.synth.tracking.ingest.Outcome.Filtered;
import app.synth.tracking.ingest.Outcome.Halted;
import app.synth.tracking.plan.Violation;
import app.synth.tracking.retention.RetentionConfig;
import app.synth.tracking.source.Authority;
import app.synth.tracking.source.PlanMode;
import app.synth.tracking.source.Sender;
import app.synth.tracking.source.Source;
import app.synth.tracking.testsupport.Mappings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One test for each way to be halted; storage_refused is the database's (see BadInputIT). */
class InteractionPipelineTest {
    private static final Instant NOW = Deliveries.NOW;
    private static final UUID USER = UUID.fromString("6f1b0d6e-0a51-4f0e-9b51-0d1f7a3f2b11");
    private static final UUID OBJECTOR = UUID.fromString("0b7c6a3e-91c5-4f7e-8f0a-2d7f0f6f4c22");
    private static final Sender APP = Deliveries.sender("app", Authority.TOKEN, USER);
    private static final Sender NOBODY = Deliveries.sender("web", Authority.WRITE_KEY, null);
    private static final Sender SERVER = Deliveries.sender("web", Authority.SERVER_KEY, null);
    private static final Violation VIOLATION =
            new Violation("click/event", 1, "position", "required", "position is missing");

    private final IngestConfig config = Mappings.defaults(IngestConfig.class);
    private final IngestRequestReader reader = new IngestRequestReader(config, Mappings.defaults(RequestConfig.class));
    private final InteractionPipeline pipeline = new InteractionPipeline(
            config,
            Mappings.defaults(RetentionConfig.class),
            (sender, userAgent) -> userAgent != null && userAgent.startsWith("Crawler/1"),
            (user, visitor) -> OBJECTOR.equals(user) || "objector".equals(visitor),
            (type, entityType, action, metadata) ->
                    action == Action.EVENT_CLICK && !metadata.has("position") ? List.of(VIOLATION) : List.of());

    @Test
    void whatIsRightBecomesAnInteractionOfTheSender() {
        Interaction accepted = accepted(judge(APP, """
                {"message_id":"m-1","event_type":"view","entity_type":"event","entity_id":"e-1","session_id":"s-1",
                 "anonymous_id":"a-1","metadata":{"source":"feed"},"occurred_at":"2026-11-01T20:14:00Z"}"""));
        assertThat(accepted.userId()).isEqualTo(USER);
        assertThat(accepted.anonymousId()).isEqualTo("a-1");
        assertThat(accepted.eventType()).isEqualTo(EventType.VIEW);
        assertThat(accepted.entityType()).isEqualTo("event");
        assertThat(accepted.entityId()).isEqualTo("e-1");
        assertThat(accepted.sessionId()).isEqualTo("s-1");
        assertThat(accepted.action()).isEqualTo(Action.IMPRESSION);
        assertThat(accepted.metadata()).hasToString("{\"source\":\"feed\"}");
        assertThat(accepted.occurredAt()).isEqualTo("2026-11-01T20:14:00Z");
        assertThat(accepted.originalOccurredAt()).isNull();
        assertThat(accepted.id().version()).isEqualTo(7);
    }

    @Test
    void withoutATimeItHappensNow() {
        Interaction accepted = accepted(judge(APP, view("")));
        assertThat(accepted.occurredAt()).isEqualTo(NOW);
        assertThat(accepted.originalOccurredAt()).isNull();
    }

    @Test
    void tooLarge() {
        String fits = view(",\"metadata\":{\"a\":\"%s\"}");
        int room = 32 * 1024 - fits.formatted("").length();
        accepted(judge(APP, fits.formatted("x".repeat(room))));
        assertHalted(judge(APP, fits.formatted("x".repeat(room + 1))), Rejection.TOO_LARGE, "32769 bytes");
    }

    @Test
    void tooLargeIsFoundBeforeWhatElseIsWrong() {
        assertHalted(judge(APP, "{\"event_type\":\"" + "x".repeat(40_000) + "\"}"), Rejection.TOO_LARGE, "bytes");
    }

    @Test
    void malformed() {
        assertHalted(judge(APP, view(",\"session_id\":7")), Rejection.MALFORMED, "session_id is not text");
    }

    @Test
    void unknownType() {
        assertHalted(
                judge(APP, "{\"event_type\":\"hover\",\"entity_type\":\"event\"}"),
                Rejection.UNKNOWN_TYPE,
                "event_type hover is not known");
    }

    @Test
    void missingIdentity() {
        assertHalted(judge(NOBODY, view("")), Rejection.MISSING_IDENTITY, "anonymous_id");
        assertThat(accepted(judge(NOBODY, view(",\"anonymous_id\":\"a-1\""))).userId())
                .isNull();
    }

    @Test
    void identityMismatch() {
        String other = view(",\"user_id\":\"" + UUID.randomUUID() + "\"");
        assertHalted(judge(APP, other), Rejection.IDENTITY_MISMATCH, "user_id");
        assertHalted(judge(APP, view(",\"user_id\":\"me\"")), Rejection.IDENTITY_MISMATCH, "user_id");
        accepted(judge(APP, view(",\"user_id\":\"" + USER.toString().toUpperCase(Locale.ROOT) + "\"")));
    }

    @Test
    void aPublicKeyProvesNoUserButATokenBesideItDoes() {
        String own = view(",\"user_id\":\"" + USER + "\",\"anonymous_id\":\"a-1\"");
        assertHalted(judge(NOBODY, own), Rejection.IDENTITY_MISMATCH, "user_id");
        assertThat(accepted(judge(Deliveries.sender("web", Authority.WRITE_KEY, USER), own))
                        .userId())
                .isEqualTo(USER);
    }

    @Test
    void aServerKeySaysWhomAnInteractionIsAbout() {
        assertThat(accepted(judge(SERVER, view(",\"user_id\":\"" + USER + "\"")))
                        .userId())
                .isEqualTo(USER);
        UUID named =
                accepted(judge(SERVER, view(",\"user_id\":\"customer-7\""))).userId();
        assertThat(named).isNotNull().extracting(UUID::version).isEqualTo(5);
        assertThat(accepted(judge(SERVER, view(",\"user_id\":\"customer-7\""))).userId())
                .isEqualTo(named);
        Sender another = Deliveries.sender("ios", Authority.SERVER_KEY, null);
        assertThat(accepted(judge(another, view(",\"user_id\":\"customer-7\""))).userId())
                .isNotEqualTo(named);
    }

    @Test
    void botsAreFiltered() {
        assertFiltered(deliver(APP, new Signals("Crawler/1.0", false), view("")), FilterReason.BOT, "Crawler/1.0");
        assertFiltered(
                deliver(APP, new Signals("Crawler/" + "1".repeat(500), false), view("")), FilterReason.BOT, "11111…");
        accepted(deliver(APP, new Signals("Mozilla/5.0", false), view("")));
    }

    @Test
    void aPrivacySignalIsHonouredWhereTheSourceHonoursIt() {
        Signals signals = new Signals(null, true);
        assertFiltered(deliver(APP, signals, view("")), FilterReason.OPT_OUT, "Sec-GPC");
        Source deaf = Deliveries.source("app", PlanMode.OBSERVE, false);
        accepted(deliver(new Sender(deaf, Authority.TOKEN, USER), signals, view("")));
    }

    @Test
    void whoObjectsIsNotKeptEvenWhereTheRestIsWrong() {
        Sender objector = Deliveries.sender("app", Authority.TOKEN, OBJECTOR);
        assertFiltered(judge(objector, "{\"event_type\":\"hover\"}"), FilterReason.OPT_OUT, "no");
        assertFiltered(judge(NOBODY, view(",\"anonymous_id\":\"objector\"")), FilterReason.OPT_OUT, "no");
        assertFiltered(judge(SERVER, view(",\"user_id\":\"" + OBJECTOR + "\"")), FilterReason.OPT_OUT, "no");
    }

    @Test
    void planViolation() {
        String click = "{\"event_type\":\"click\",\"entity_type\":\"event\",\"entity_id\":\"e-1\"}";
        assertThat(judge(APP, click))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        observed -> assertThat(observed.violations()).containsExactly(VIOLATION));
        Sender strict = new Sender(Deliveries.source("app", PlanMode.ENFORCE, true), Authority.TOKEN, USER);
        assertHalted(judge(strict, click), Rejection.PLAN_VIOLATION, "position is missing");
        accepted(judge(strict, click.replace("}", ",\"metadata\":{\"position\":1}}")));
    }

    @Test
    void clockAhead() {
        accepted(judge(APP, at(NOW.plus(Duration.ofMinutes(5)))));
        assertHalted(
                judge(APP, at(NOW.plus(Duration.ofMinutes(5)).plusMillis(1))), Rejection.CLOCK_AHEAD, "occurred_at");
    }

    @Test
    void tooOld() {
        accepted(judge(APP, at(NOW.minus(Duration.ofDays(90)))));
        assertHalted(judge(APP, at(NOW.minus(Duration.ofDays(90)).minusMillis(1))), Rejection.TOO_OLD, "90 days");
        assertHalted(judge(APP, at(Instant.EPOCH)), Rejection.TOO_OLD, "90 days");
    }

    @Test
    void historyIsNeverTooOld() {
        Delivery history = new Delivery(SERVER, Face.HISTORY, Signals.NONE, NOW, NOW, Deliveries.NO_SKEW);
        Item old = reader.lenient("""
                {"event_type":"view","entity_type":"event","user_id":"u","occurred_at":"1999-01-01T00:00:00Z"}""".getBytes(StandardCharsets.UTF_8));
        accepted(pipeline.judge(history, List.of(old)).getFirst());
        Item ahead = reader.lenient("""
                {"event_type":"view","entity_type":"event","user_id":"u","occurred_at":"2027-01-01T00:00:00Z"}""".getBytes(StandardCharsets.UTF_8));
        assertHalted(pipeline.judge(history, List.of(ahead)).getFirst(), Rejection.CLOCK_AHEAD, "2027");
    }

    @Test
    void theSendersClockIsCorrectedBeforeItIsJudged() {
        Instant sent = NOW.plus(Duration.ofDays(1));
        Interaction accepted = accepted(judge(APP, at(sent.minusSeconds(30)), sent));
        assertThat(accepted.occurredAt()).isEqualTo(NOW.minusSeconds(30));
        assertThat(accepted.originalOccurredAt()).isEqualTo(sent.minusSeconds(30));

        Instant atTheEpoch = Instant.EPOCH.plusSeconds(100);
        assertThat(accepted(judge(APP, at(Instant.EPOCH), atTheEpoch)).occurredAt())
                .isEqualTo(NOW.minusSeconds(100));
        assertHalted(judge(APP, at(NOW), NOW.minus(Duration.ofHours(1))), Rejection.CLOCK_AHEAD, "occurred_at");
    }

    @Test
    void whatMayPassAnotherTimeSaysSo() {
        assertThat(Rejection.values())
                .filteredOn(Rejection::retryable)
                .containsExactly(
                        Rejection.UNKNOWN_TYPE,
                        Rejection.CLOCK_AHEAD,
                        Rejection.PLAN_VIOLATION,
                        Rejection.STORAGE_REFUSED);
    }

    private Outcome judge(Sender sender, String item) {
        return judge(sender, item, null);
    }

    private Outcome judge(Sender sender, String item, Instant sentAt) {
        ClockSkew skew = ClockSkew.of(sentAt, NOW, config.clockTolerance());
        return judge(new Delivery(sender, Face.INTERACTIONS, Signals.NONE, NOW, NOW, skew), item);
    }

    private Outcome deliver(Sender sender, Signals signals, String item) {
        return judge(new Delivery(sender, Face.INTERACTIONS, signals, NOW, NOW, Deliveries.NO_SKEW), item);
    }

    private Outcome judge(Delivery delivery, String item) {
        return pipeline.judge(
                        delivery,
                        reader.single(item.getBytes(StandardCharsets.UTF_8)).items())
                .getFirst();
    }

    private static String view(String more) {
        return "{\"event_type\":\"view\",\"entity_type\":\"event\"" + more + "}";
    }

    private static String at(Instant time) {
        return view(",\"occurred_at\":\"" + time + "\"");
    }

    private static Interaction accepted(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Accepted.class);
        return ((Accepted) outcome).interaction();
    }

    private static void assertHalted(Outcome outcome, Rejection reason, String detail) {
        assertThat(outcome).isInstanceOfSatisfying(Halted.class, halted -> {
            assertThat(halted.refusal().reason()).isEqualTo(reason);
            assertThat(halted.refusal().detail()).contains(detail);
        });
    }

    private static void assertFiltered(Outcome outcome, FilterReason reason, String detail) {
        assertThat(outcome).isInstanceOfSatisfying(Filtered.class, filtered -> {
            assertThat(filtered.why().reason()).isEqualTo(reason);
            assertThat(filtered.why().detail()).contains(detail);
        });
    }
}
