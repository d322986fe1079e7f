package app.synth.accounts.profile;

import app.synth.accounts.client.permission.Tier;
import app.synth.accounts.client.request.SentObject;
import app.synth.accounts.profile.FieldRule.Presence;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a profile holds and people may send, each with its bounds. */
enum ProfileField {
    NAME(Writer.OWNER, "text", FieldRule.line(200)),
    AVATAR_URL(Writer.OWNER, "text", FieldRule.httpsUrl()),
    BIO(Writer.OWNER, "text", FieldRule.paragraph(2000)),
    INSTAGRAM_HANDLE(Writer.OWNER, "text", FieldRule.instagramHandle()),
    GENDER(Writer.OWNER, "text", FieldRule.line(50)),
    BIRTHDAY(Writer.OWNER, "date", FieldRule.birthday()),
    CITY(Writer.OWNER, "text", FieldRule.line(100)),
    STATE(Writer.OWNER, "text", FieldRule.line(100)),
    IS_PUBLIC_PROFILE(Writer.OWNER, "boolean", FieldRule.truth(), "true"),
    LAST_ACTIVE_AT(Writer.IMPORT, "timestamptz", FieldRule.time(Presence.OPTIONAL)),
    ACCOUNT_TYPE(Writer.IMPORT, "text", FieldRule.importedAccountType(), "'user'"),
    VERIFICATION_LEVEL(
            Writer.IMPORT,
            "text",
            FieldRule.code(VerificationLevel.values(), VerificationLevel::code, VerificationLevel::of),
            "'none'"),
    BUSINESS_INFO(Writer.IMPORT, "jsonb", FieldRule.document(), "'{}'"),
    SUBSCRIPTION_TIER(Writer.IMPORT, "text", FieldRule.code(Tier.values(), Tier::code, Tier::of), "'free'"),
    SUBSCRIPTION_EXPIRES_AT(Writer.IMPORT, "timestamptz", FieldRule.time(Presence.OPTIONAL)),
    CREATED_AT(Writer.IMPORT, "timestamptz", FieldRule.time(Presence.REQUIRED), "now()");

    /** Who may send a field. */
    private enum Writer {
        /** The profile's user, and an import. */
        OWNER,
        IMPORT
    }

    /** What decides what somebody may do, or whether it is believed: nobody gives it to themselves. */
    static final Set<ProfileField> STANDING =
            Set.of(ACCOUNT_TYPE, VERIFICATION_LEVEL, SUBSCRIPTION_TIER, SUBSCRIPTION_EXPIRES_AT);

    /** What its user may change. */
    static final Map<String, ProfileField> OF_OWNER = byKey(field -> field.writer == Writer.OWNER);

    /** Everything. */
    static final Map<String, ProfileField> ALL = byKey(field -> true);

    private final Writer writer;
    private final String sqlType;
    private final FieldRule rule;
    private final String whenMissing;

    ProfileField(Writer writer, String sqlType, FieldRule rule) {
        this(writer, sqlType, rule, "null");
    }

    ProfileField(Writer writer, String sqlType, FieldRule rule, String whenMissing) {
        this.writer = writer;
        this.sqlType = sqlType;
        this.rule = rule;
        this.whenMissing = whenMissing;
    }

    /** As it stands in JSON, and the name of its column. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of its column, as SQL. */
    String sqlType() {
        return sqlType;
    }

    /** What a new profile has without it, as SQL. */
    String whenMissing() {
        return whenMissing;
    }

    /**
     * The sent value as it is stored.
     *
     * @return a null node for what is taken away; fails with 400 naming the field
     */
    JsonNode check(SentObject sent) {
        JsonNode value = sent.node(key());
        if (value == null) {
            throw new IllegalArgumentException(key() + " was not sent");
        }
        return rule.check(key(), value);
    }

    private static Map<String, ProfileField> byKey(Predicate<ProfileField> which) {
        return Arrays.stream(values()).filter(which).collect(Collectors.toUnmodifiableMap(ProfileField::key, f -> f));
    }
}
