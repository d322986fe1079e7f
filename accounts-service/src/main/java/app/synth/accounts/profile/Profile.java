package app.synth.accounts.profile;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code accounts.profiles}; Hibernate fills the fields, the table says which may be null. */
@NullUnmarked
@Entity
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

    @Column(name = "account_type")
    String accountType;

    @Column(name = "verified", insertable = false, updatable = false)
    boolean verified;

    @Column(name = "verification_level")
    String verificationLevel;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "business_info")
    Map<String, Object> businessInfo;

    @Column(name = "subscription_tier")
    String subscriptionTier;

    @Column(name = "subscription_expires_at")
    Instant subscriptionExpiresAt;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    /** The type that the permissions come from. */
    public String accountType() {
        return accountType;
    }
}
