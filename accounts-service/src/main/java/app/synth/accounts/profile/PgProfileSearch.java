package app.synth.accounts.profile;

import app.synth.accounts.client.permission.Tier;
import app.synth.accounts.client.request.Cursor;
import app.synth.accounts.http.PgConditions;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Finds profiles, the newest first, along an index. When a profile was made never changes, so no page moves another. */
@ApplicationScoped
class PgProfileSearch {
    private static final String FOUND = """
            select user_id, name, avatar_url, bio, instagram_handle, gender, birthday, city, state, last_active_at,
                   is_public_profile, account_type, verified, verification_level, business_info, subscription_tier,
                   subscription_expires_at, created_at
            from accounts.profiles
            %s
            order by created_at desc, user_id desc
            limit %s
            """;

    private final Pool pool;

    PgProfileSearch(Pool pool) {
        this.pool = pool;
    }

    /** A page, and one more where there is another page. */
    Uni<List<ProfileView>> find(ProfileFilter filter, @Nullable Cursor after, int limit) {
        PgConditions asked = new PgConditions()
                .when(code(filter.accountType()), "account_type = %s")
                .when(code(filter.tier()), "subscription_tier = %s")
                .when(filter.verified(), "verified = %s")
                .when(code(filter.verificationLevel()), "verification_level = %s")
                .when(filter.city(), "lower(city) = lower(%s)")
                .when(filter.state(), "lower(state) = lower(%s)")
                .when(beginning(filter.query()), "lower(name) like lower(%s)")
                .when(utc(filter.createdFrom()), "created_at >= %s")
                .when(utc(filter.createdTo()), "created_at < %s")
                .after(
                        after == null ? null : utc(after.time(0)),
                        after == null ? null : after.uuid(1),
                        "(created_at, user_id) < (%s, %s)");
        String sql = FOUND.formatted(asked.where(), asked.bind(limit + 1));
        return pool.preparedQuery(sql)
                .execute(asked.values())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PgProfileSearch::view)
                        .toList());
    }

    /** Of a prefix: what means something in a pattern is taken literally. */
    private static @Nullable String beginning(@Nullable String query) {
        return query == null
                ? null
                : query.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static @Nullable String code(@Nullable AccountType type) {
        return type == null ? null : type.code();
    }

    private static @Nullable String code(@Nullable Tier tier) {
        return tier == null ? null : tier.code();
    }

    private static @Nullable String code(@Nullable VerificationLevel level) {
        return level == null ? null : level.code();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static ProfileView view(Row row) {
        return new ProfileView(
                row.getUUID("user_id"),
                row.getString("name"),
                row.getString("avatar_url"),
                row.getString("bio"),
                row.getString("instagram_handle"),
                row.getString("gender"),
                row.getLocalDate("birthday"),
                row.getString("city"),
                row.getString("state"),
                instant(row.getOffsetDateTime("last_active_at")),
                row.getBoolean("is_public_profile"),
                row.getString("account_type"),
                row.getBoolean("verified"),
                row.getString("verification_level"),
                row.get(JsonObject.class, "business_info") instanceof JsonObject info ? info.getMap() : Map.of(),
                row.getString("subscription_tier"),
                instant(row.getOffsetDateTime("subscription_expires_at")),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
