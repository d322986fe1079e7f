package app.synth.accounts.claim;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code accounts.ownership_claims}; Hibernate fills the fields, the table says which may be null. */
@NullUnmarked
@Entity
@DynamicUpdate
@Table(name = "ownership_claims")
public class OwnershipClaim extends PanacheEntityBase {
    @Id
    @Column(name = "claim_id")
    UUID claimId;

    @Column(name = "user_id", updatable = false)
    UUID userId;

    @Convert(converter = ResourceType.Column.class)
    @Column(name = "resource_type", updatable = false)
    ResourceType resourceType;

    @Column(name = "resource_id", updatable = false)
    String resourceId;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "evidence", updatable = false)
    Map<String, Object> evidence;

    @Convert(converter = ClaimState.Column.class)
    @Column(name = "state")
    ClaimState state;

    @Column(name = "reason")
    String reason;

    @Column(name = "decided_by")
    UUID decidedBy;

    @Column(name = "decided_at")
    Instant decidedAt;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;
}
