package app.synth.accounts.request;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** A row of {@code accounts.account_type_requests}; of a decided one nothing changes any more. */
@NullUnmarked
@Entity
@Table(name = "account_type_requests")
public class AccountTypeRequest extends PanacheEntityBase {
    @Id
    @Column(name = "account_type_request_id")
    UUID accountTypeRequestId;

    @Column(name = "user_id", updatable = false)
    UUID userId;

    @Column(name = "requested_type", updatable = false)
    String requestedType;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "business_info", updatable = false)
    Map<String, Object> businessInfo;

    @Column(name = "state")
    String state;

    @Column(name = "reason")
    String reason;

    @Column(name = "decided_by")
    UUID decidedBy;

    @Column(name = "decided_at")
    Instant decidedAt;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;
}
