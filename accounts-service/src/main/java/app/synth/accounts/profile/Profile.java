package app.synth.accounts.profile;

import app.synth.accounts.client.permission.Tier;
import app.synth.accounts.client.request.EntityTag;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/**
 * A row of {@code accounts.profiles}; Hibernate fills the fields, the table says which may be null. Only what changed is
 * written, since others change other columns of the same row.
 */
@NullUnmarked
@Entity
@DynamicUpdate
@Table(name = "profiles")
public class Profile extends PanacheEntityBase {
    @Id
    @Column(name = "user_id")
    UUID userId;

    @Column(name = "name")
    String name;

    @Column(name = "avatar_url")
    String avatarUrl;

    @Column(name = "bio")
    String bio;

    @Column(name = "instagram_handle")
    String instagramHandle;

    @Column(name = "gender")
    String gender;

    @Column(name = "birthday")
    LocalDate birthday;

    @Column(name = "city")
    String city;

    @Column(name = "state")
    String state;

    @Column(name = "last_active_at")
    Instant lastActiveAt;

    @Column(name = "is_public_profile")
    boolean publicProfile;

    @Convert(converter = AccountType.Column.class)
    @Column(name = "account_type")
    AccountType accountType;

    @Column(name = "verified", insertable = false, updatable = false)
    boolean verified;

    @Convert(converter = VerificationLevel.Column.class)
    @Column(name = "verification_level")
    VerificationLevel verificationLevel;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "business_info")
    Map<String, Object> businessInfo;

    @Convert(converter = TierColumn.class)
    @Column(name = "subscription_tier")
    Tier subscriptionTier;

    @Column(name = "subscription_expires_at")
    Instant subscriptionExpiresAt;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    /** Counted by the table itself. */
    @Column(name = "version", insertable = false, updatable = false)
    int version;

    public UUID userId() {
        return userId;
    }

    /** What the permissions come from. */
    public AccountType accountType() {
        return accountType;
    }

    /**
     * Changes with everything that the profile shows, but for when its user was last here. Somebody who left and came back
     * does not have the tags of before.
     */
    EntityTag tag() {
        return EntityTag.of(Long.toString(createdAt.toEpochMilli(), Character.MAX_RADIX) + "-" + version);
    }

    /** @param sent checked by the field */
    void change(ProfileField field, JsonNode sent) {
        String text = sent.textValue();
        switch (field) {
            case NAME -> name = text;
            case AVATAR_URL -> avatarUrl = text;
            case BIO -> bio = text;
            case INSTAGRAM_HANDLE -> instagramHandle = text;
            case GENDER -> gender = text;
            case BIRTHDAY -> birthday = text == null ? null : LocalDate.parse(text);
            case CITY -> city = text;
            case STATE -> state = text;
            case IS_PUBLIC_PROFILE -> publicProfile = sent.booleanValue();
            case LAST_ACTIVE_AT,
                    ACCOUNT_TYPE,
                    VERIFICATION_LEVEL,
                    BUSINESS_INFO,
                    SUBSCRIPTION_TIER,
                    SUBSCRIPTION_EXPIRES_AT,
                    CREATED_AT -> throw new IllegalArgumentException(field + " is not its owner's to change");
        }
    }
}
